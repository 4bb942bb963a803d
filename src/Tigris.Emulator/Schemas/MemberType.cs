using System.Collections.Immutable;

namespace Tigris.Emulator.Schemas;

/// <summary>The type of a member. Null is never valid: the document declares nothing nullable.</summary>
internal abstract record MemberType
{
    public static readonly MemberType Text = new TextType();

    /// <summary>A text with at least one character. The document states this for no field (assumed).</summary>
    public static readonly MemberType Identity = new TextType { MinLength = 1 };

    public static readonly MemberType Flag = new FlagType();

    public static readonly MemberType Whole = new WholeType(long.MinValue);

    /// <summary>A whole number of bytes or objects, not negative (assumed).</summary>
    public static readonly MemberType Amount = new WholeType(0);

    public static readonly MemberType Number = new NumberType();

    public static readonly MemberType AnyObject = new AnyObjectType();

    public static MemberType AtMost(int length) => new TextType { MaxLength = length };

    public static MemberType OneOf(params ImmutableArray<string> values) => new TextType { Values = values };

    public static MemberType Of(Schema schema) => new NestedType(schema);

    public static MemberType ListOf(MemberType item) => new ListType(item);

    public static MemberType ListOf(Schema schema) => new ListType(new NestedType(schema));

    internal sealed record TextType : MemberType
    {
        public int MinLength { get; init; }

        public int? MaxLength { get; init; }

        public ImmutableArray<string> Values { get; init; } = [];
    }

    internal sealed record FlagType : MemberType;

    internal sealed record WholeType(long Min) : MemberType;

    internal sealed record NumberType : MemberType;

    internal sealed record AnyObjectType : MemberType;

    internal sealed record NestedType(Schema Schema) : MemberType;

    internal sealed record ListType(MemberType Item) : MemberType;
}
