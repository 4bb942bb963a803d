using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>Who asks: a key and its organization, or nobody in particular.</summary>
internal sealed record Caller(AccessKeyRow? Key, OrganizationRow? Organization)
{
    public static readonly Caller Anonymous = new(null, null);

    public bool IsAnonymous => Key is null;
}
