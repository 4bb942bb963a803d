using System.Collections.Immutable;

namespace Tigris.Emulator.Shapes;

/// <summary>What becomes of members that a shape does not name.</summary>
internal enum Openness
{
    /// <summary>Refused: the document says <c>additionalProperties: false</c>.</summary>
    Closed,

    /// <summary>Tolerated, unless the emulator runs with <c>--strict-nested</c>.</summary>
    Open,

    /// <summary>Always tolerated and kept: policy documents belong to their author.</summary>
    Free,
}

/// <summary>A declared JSON object: the one source of what a request may hold. <c>Name</c> is the document's schema name.</summary>
internal sealed record Shape(string Name, Openness Openness, ImmutableArray<Member> Members)
{
    public static Shape Closed(string name, params ImmutableArray<Member> members) => new(name, Openness.Closed, members);

    public static Shape Open(string name, params ImmutableArray<Member> members) => new(name, Openness.Open, members);

    public static Shape Free(string name, params ImmutableArray<Member> members) => new(name, Openness.Free, members);
}

/// <summary>One member of a shape.</summary>
internal sealed record Member(string Name, MemberType Type, bool Required)
{
    public static Member Must(string name, MemberType type) => new(name, type, Required: true);

    public static Member May(string name, MemberType type) => new(name, type, Required: false);
}
