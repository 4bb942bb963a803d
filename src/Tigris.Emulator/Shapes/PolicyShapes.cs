using static Tigris.Emulator.Shapes.Member;

namespace Tigris.Emulator.Shapes;

internal static class PolicyShapes
{
    public static readonly Shape Statement = Shape.Free(
        "PolicyStatement",
        May("Sid", MemberType.Text),
        Must("Effect", MemberType.OneOf("Allow", "Deny")),
        Must("Action", MemberType.ListOf(MemberType.Text)),
        Must("Resource", MemberType.ListOf(MemberType.Text)),
        May("Condition", MemberType.AnyObject));

    public static readonly Shape Document = Shape.Free(
        "PolicyDocument",
        Must("Version", MemberType.OneOf("2012-10-17")),
        Must("Statement", MemberType.ListOf(Statement)));

    public static readonly Shape Create = Shape.Closed(
        "CreatePolicyRequest",
        Must("name", MemberType.AtMost(128)),
        Must("document", MemberType.Of(Document)),
        May("description", MemberType.AtMost(1000)));

    public static readonly Shape Update = Shape.Closed(
        "UpdatePolicyRequest",
        Must("document", MemberType.Of(Document)),
        May("description", MemberType.AtMost(1000)));
}
