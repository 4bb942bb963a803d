using System;

namespace Tigris.Client.Json;

/// <summary>The types that a rule allows.</summary>
[Flags]
internal enum OutlineTypes
{
    None = 0,
    Object = 1,
    Array = 2,
    String = 4,
    Integer = 8,
    Boolean = 16,
    Null = 32,
    All = Object | Array | String | Integer | Boolean | Null,
}
