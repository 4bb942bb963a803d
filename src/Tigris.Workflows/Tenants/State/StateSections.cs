using System;

namespace Tigris.Workflows;

/// <summary>The parts of a tenant that need separate requests.</summary>
[Flags]
internal enum StateSections
{
    None = 0,
    Buckets = 1,
    Policies = 2,
    AccessKeys = 4,
    All = Buckets | Policies | AccessKeys,
}
