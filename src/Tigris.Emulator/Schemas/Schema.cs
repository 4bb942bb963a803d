using System.Collections.Immutable;

namespace Tigris.Emulator.Schemas;

/// <summary>The treatment of undeclared members.</summary>
internal enum Openness
{
    /// <summary>Refused: the document has <c>additionalProperties: false</c>.</summary>
    Closed,

    /// <summary>Accepted, unless the emulator runs with <c>--strict-nested</c>.</summary>
    Open,

    /// <summary>Accepted and kept: policy documents can have any members.</summary>
    Free,
}

/// <summary>The declaration of a JSON object in a request. <c>Name</c> is the schema name in the document.</summary>
internal sealed record Schema(string Name, Openness Openness, ImmutableArray<Member> Members)
{
    public static Schema Closed(string name, params ImmutableArray<Member> members) => new(name, Openness.Closed, members);

    public static Schema Open(string name, params ImmutableArray<Member> members) => new(name, Openness.Open, members);

    public static Schema Free(string name, params ImmutableArray<Member> members) => new(name, Openness.Free, members);
}

/// <summary>A member of a schema.</summary>
internal sealed record Member(string Name, MemberType Type, bool Required)
{
    public static Member Must(string name, MemberType type) => new(name, type, Required: true);

    public static Member May(string name, MemberType type) => new(name, type, Required: false);
}
