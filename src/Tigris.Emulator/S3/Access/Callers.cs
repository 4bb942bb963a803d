using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>Finds the key of a request. An inactive key gets the same response as a missing one, as in the real service.</summary>
internal sealed class Callers(Database database, AccessKeyStore accessKeys, OrganizationStore organizations)
{
    public Caller Find(string keyId) => database.Read(() =>
    {
        var key = accessKeys.FindAnywhere(keyId) ?? throw S3Exception.InvalidAccessKeyId(keyId, $"there is no key {keyId}");
        if (!key.Active) throw S3Exception.InvalidAccessKeyId(keyId, $"the key {keyId} is inactive");
        return organizations.Find(key.OrganizationId) is { Active: true } organization
            ? new Caller(key, organization)
            : throw S3Exception.InvalidAccessKeyId(keyId, $"organization {key.OrganizationId}, of the key {keyId}, is not active");
    });
}
