using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Schemas;

internal static class PolicySchemas
{
    public static readonly Schema Statement = Schema.Free(
        "PolicyStatement",
        May("Sid", MemberType.Text),
        Must("Effect", MemberType.OneOf("Allow", "Deny")),
        Must("Action", MemberType.ListOf(MemberType.Text)),
        Must("Resource", MemberType.ListOf(MemberType.Text)),
        May("Condition", MemberType.AnyObject));

    public static readonly Schema Document = Schema.Free(
        "PolicyDocument",
        Must("Version", MemberType.OneOf("2012-10-17")),
        Must("Statement", MemberType.ListOf(Statement)));
}
