using System.Collections.Generic;

namespace Tigris.Workflows.Tests;

/// <summary>An organization of <see cref="FakePartner"/>.</summary>
internal sealed class FakeOrganization
{
    public string Name { get; init; } = "";

    public bool Active { get; set; } = true;

    public List<Bucket> Buckets { get; } = [];

    public List<AccessKey> Keys { get; } = [];
}
