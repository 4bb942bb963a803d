using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>The caller: a key with its organization, or anonymous.</summary>
internal sealed record Caller(AccessKeyRow? Key, OrganizationRow? Organization)
{
    public static readonly Caller Anonymous = new(null, null);

    public bool IsAnonymous => Key is null;
}
