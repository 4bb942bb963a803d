using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>The type that the compiler requires for <c>init</c> on netstandard2.0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
