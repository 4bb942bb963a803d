using System;
using System.Net;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.S3;

namespace Tigris.Emulator.Tests.S3;

/// <summary>A key with an unmodified S3 client.</summary>
internal sealed class Tenant(Uri endpoint, string keyId, string secret) : IDisposable
{
    public string KeyId => keyId;

    public string Secret => secret;

    public IAmazonS3 S3 { get; } = new AmazonS3Client(
        new BasicAWSCredentials(keyId, secret),
        new AmazonS3Config { ServiceURL = endpoint.AbsoluteUri, ForcePathStyle = true, AuthenticationRegion = "auto", MaxErrorRetry = 1 });

    public void Dispose() => S3.Dispose();
}

internal static class Tenants
{
    /// <summary>Creates a bucket of an organization and returns its key, which is Editor in the bucket.</summary>
    public static async Task<Tenant> TenantAsync(this TestEmulator emulator, string organization = "acme", string bucket = "data", string options = "{}", string more = "")
    {
        var answer = await emulator.ProvisionAsync(organization, bucket, options, more);
        return new Tenant(emulator.Server.S3Endpoint, answer.TextAt("access_key_id"), answer.TextAt("secret_access_key"));
    }

    /// <summary>Creates another key with these roles (JSON).</summary>
    public static async Task<Tenant> KeyAsync(this TestEmulator emulator, string roles, string more = "", string organization = "acme")
    {
        var answer = await emulator.Post($"/orgs/{organization}/key", $$"""{"user_id":"ann","user_role":"Admin","buckets_roles":{{roles}}{{more}}}""").Ok();
        return new Tenant(emulator.Server.S3Endpoint, answer.TextAt("id"), answer.TextAt("secret_key"));
    }

    /// <summary>Creates another key of acme with a role in one bucket.</summary>
    public static Task<Tenant> RoleAsync(this TestEmulator emulator, string bucket, string role, string more = "") =>
        emulator.KeyAsync($$"""[{"bucket_name":"{{bucket}}","role":"{{role}}"}]""", more, "acme");

    /// <summary>Verifies a refusal with this status and code.</summary>
    public static async Task<AmazonS3Exception> Refused(this Task call, HttpStatusCode status, string code)
    {
        var refusal = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => call);
        Assert.Equal((status, code), (refusal.StatusCode, refusal.ErrorCode));
        return refusal;
    }
}
