using System;
using System.Collections.Generic;
using Xunit.v3;

namespace Tigris.Tests;

/// <summary>Marks a test that Wine can't pass although Windows can. <c>build.ps1 -Task Windows</c> leaves it out and prints the reason.</summary>
/// <param name="reason">The feature that Wine lacks.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NotUnderWineAttribute(string reason) : Attribute, ITraitAttribute
{
    public string Reason => reason;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Wine", "excluded"), new("WineReason", reason)];
}
