using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Time.Testing;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>
/// Checks the promises of the guide from end to end. The module creates, limits, rotates, deactivates and removes tenants, and an independent
/// S3 client observes the effects.
/// </summary>
public sealed class IsolationProofTests
{
    private const decimal Gib = 1 << 30;

    [Invariant("tenant-isolation")]
    [Fact]
    public async Task Tenants_are_isolated_limited_revoked_at_once_and_billed_for_their_usage()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow); // no midnight falls into the middle
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, TimeProvider = clock });
        using var engine = Engine.ConnectedTo(server, $"-S3Endpoint {server.S3Endpoint}");
        var month = clock.GetUtcNow();
        var (acme, acmeKey) = Onboard(engine, "acme", "20");
        var (globex, _) = Onboard(engine, "globex", "1MB");
        using var first = acme;
        using var second = globex;

        // Each tenant has its own bucket and can't access the other one.
        await PutAsync(acme, "acme-data", "report.txt", "0123456789");
        await PutAsync(globex, "globex-data", "report.txt", "theirs");
        Assert.Equal(["acme-data"], (await acme.ListBucketsAsync()).Buckets.Select(bucket => bucket.BucketName));
        await RefusedAsync(acme.GetObjectAsync("globex-data", "report.txt"), HttpStatusCode.Forbidden, "AccessDenied");
        await RefusedAsync(PutAsync(globex, "acme-data", "x", "x"), HttpStatusCode.Forbidden, "AccessDenied");
        await RefusedAsync(acme.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "globex-data" }), HttpStatusCode.Forbidden, "AccessDenied");

        // The quota applies, and the module shows the stored bytes.
        await RefusedAsync(PutAsync(acme, "acme-data", "more", "12345678901"), HttpStatusCode.Forbidden, "QuotaExceeded");
        var bucket = engine.Run("Get-TigrisBucket acme acme-data");
        Assert.Equal(("10", "1"), (bucket.Texts("Size").Single(), bucket.Texts("ObjectCount").Single()));

        // A rotated key works with its new secret only.
        var rotated = engine.Run($"Reset-TigrisAccessKey acme {acmeKey} -AsPlainText -Confirm:$false");
        rotated.ThrowIfFailed();
        await RefusedAsync(PutAsync(acme, "acme-data", "y", "y"), HttpStatusCode.Forbidden, "SignatureDoesNotMatch");
        using var renewed = Client(new Uri(rotated.Texts("S3Endpoint").Single()!), acmeKey, rotated.Texts("SecretAccessKey").Single()!);
        await PutAsync(renewed, "acme-data", "y", "y");
        (await renewed.GetObjectAsync("acme-data", "report.txt")).Dispose();

        // A deactivated organization is refused at once. The other one still works.
        engine.Run("Disable-TigrisOrganization acme -Confirm:$false").ThrowIfFailed();
        await RefusedAsync(PutAsync(renewed, "acme-data", "z", "z"), HttpStatusCode.Forbidden, "InvalidAccessKeyId");
        await RefusedAsync(renewed.GetObjectAsync("acme-data", "report.txt"), HttpStatusCode.Forbidden, "InvalidAccessKeyId");
        await PutAsync(globex, "globex-data", "report.txt", "still theirs");

        // After offboarding the bucket is deleted. The invoice has two writes, one list, one read of ten bytes, and eleven stored bytes.
        var gone = engine.Run("Remove-TigrisTenant acme -Confirm:$false");
        gone.ThrowIfFailed();
        Assert.Equal("Completed", gone.Texts("Status").Single());
        await RefusedAsync(renewed.GetObjectAsync("acme-data", "report.txt"), HttpStatusCode.NotFound, "NoSuchBucket");
        var lines = engine.Run($"Get-TigrisInvoice acme -Month {month:yyyy-MM} -Line").Output;
        decimal Quantity(string charge) => lines.Where(line => (string)line.Properties["Charge"].Value == charge).Sum(line => (decimal)line.Properties["Quantity"].Value);
        Assert.Equal(3, Quantity(UsageMetricNames.ClassARequests));
        Assert.Equal(1, Quantity(UsageMetricNames.ClassBRequests));
        Assert.InRange(Quantity(UsageMetricNames.DataTransferOut), 10 / Gib, 10_000 / Gib);
        Assert.Equal(Math.Round(11 / Gib / DateTime.DaysInMonth(month.Year, month.Month), 18), Quantity(UsageMetricNames.StorageStandard));
    }

    private static (AmazonS3Client Client, string KeyId) Onboard(Engine engine, string organization, string quota)
    {
        var tenant = engine.Run(
            $"New-TigrisTenant -OrganizationId {organization} -OrganizationName {organization} -BucketName {organization}-data -UserId ann -Quota {quota} -AsPlainText -Confirm:$false");
        tenant.ThrowIfFailed();
        var keyId = tenant.Texts("AccessKeyId").Single()!;
        return (Client(new Uri(tenant.Texts("S3Endpoint").Single()!), keyId, tenant.Texts("SecretAccessKey").Single()!), keyId);
    }

    private static AmazonS3Client Client(Uri endpoint, string keyId, string secret) => new(
        new BasicAWSCredentials(keyId, secret),
        new AmazonS3Config { ServiceURL = endpoint.AbsoluteUri, ForcePathStyle = true, AuthenticationRegion = "auto", MaxErrorRetry = 0 });

    private static Task<PutObjectResponse> PutAsync(AmazonS3Client client, string bucket, string key, string text) =>
        client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = text });

    private static async Task RefusedAsync(Task call, HttpStatusCode status, string code)
    {
        var refusal = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => call);
        Assert.Equal((status, code), (refusal.StatusCode, refusal.ErrorCode));
    }
}
