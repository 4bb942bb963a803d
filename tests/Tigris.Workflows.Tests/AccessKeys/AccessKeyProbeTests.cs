using System;
using System.Threading.Tasks;

namespace Tigris.Workflows.Tests.AccessKeys;

/// <summary>Tests what the responses of an S3 endpoint show about an access key.</summary>
public sealed class AccessKeyProbeTests : IDisposable
{
    private readonly FakePartner _partner = new();
    private readonly FakeHost _host;

    public AccessKeyProbeTests() => _host = new FakeHost(_partner);

    [Theory]
    [InlineData(200, null, true, true)]
    [InlineData(403, "InvalidAccessKeyId", false, false)]
    [InlineData(403, "SignatureDoesNotMatch", false, false)]
    [InlineData(403, "RequestTimeTooSkewed", null, null)]
    [InlineData(500, "InvalidAccessKeyId", null, null)]
    [InlineData(301, "PermanentRedirect", null, null)]
    public async Task Response_about_a_bucket_decides(int status, string? code, bool? authenticated, bool? canList)
    {
        _partner.Storage = _ => new StorageResponse { StatusCode = status, Code = code, IsListing = status == 200 };

        var result = await ProbeAsync("photos");

        Assert.Equal((authenticated, canList, code), (result.Authenticated, result.CanList, result.Code));
        Assert.NotEmpty(result.Message);
        Assert.Equal(["ReadStorage photos"], _partner.Calls);
    }

    [Theory]
    [InlineData("NoSuchBucket", 200, true)]
    [InlineData("AccessDenied", 200, true)]
    [InlineData("NoSuchBucket", 403, false)]
    [InlineData("AccessDenied", 403, false)]
    public async Task Response_that_leaves_the_key_open_is_followed_by_a_list_of_buckets(string code, int listStatus, bool authenticated)
    {
        _partner.Storage = bucket => bucket is not null
            ? new StorageResponse { StatusCode = 403, Code = code }
            : new StorageResponse { StatusCode = listStatus, Code = listStatus == 200 ? null : "InvalidAccessKeyId", IsListing = listStatus == 200, BucketName = ["logs"] };

        var result = await ProbeAsync("photos");

        Assert.Equal(authenticated, result.Authenticated);
        Assert.Equal(["ReadStorage photos", "ReadStorage *"], _partner.Calls);
        Assert.Equal(authenticated, result.Message.Contains("logs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unreachable_endpoint_is_a_result_and_a_later_probe_succeeds()
    {
        _partner.Storage = _ => throw new TigrisConnectionException("No route to host", "ReadStorage", 1, mayHaveRun: false, innerException: null);

        var failed = await ProbeAsync(null);

        Assert.False(failed.Reachable);
        Assert.Null(failed.Authenticated);
        Assert.Contains("No route to host", failed.Message, StringComparison.Ordinal);

        _partner.Storage = _ => new StorageResponse { StatusCode = 200, IsListing = true, BucketName = [] };
        Assert.True((await ProbeAsync(null)).Works);
    }

    [Fact]
    public async Task Clock_difference_is_reported()
    {
        _partner.Storage = _ => new StorageResponse { StatusCode = 403, Code = "RequestTimeTooSkewed", ServerTime = _partner.UtcNow.AddMinutes(20) };

        Assert.Equal(TimeSpan.FromMinutes(20), (await ProbeAsync(null)).ClockSkew);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(30, 0)]
    [InlineData(-2, 0)]
    [InlineData(32, 0)]
    [InlineData(-5, -5)]
    [InlineData(40, 10)]
    public async Task Slow_response_is_not_a_clock_difference(int serverSeconds, int difference)
    {
        var sent = _partner.UtcNow;
        _partner.Storage = _ =>
        {
            _partner.UtcNow = sent.AddSeconds(30);
            return new StorageResponse { StatusCode = 200, IsListing = true, BucketName = [], ServerTime = sent.AddSeconds(serverSeconds) };
        };

        Assert.Equal(TimeSpan.FromSeconds(difference), (await ProbeAsync(null)).ClockSkew);
    }

    public void Dispose() => _host.Dispose();

    private Task<AccessKeyTest> ProbeAsync(string? bucket) =>
        new AccessKeyProbe(_host, "acme", "tid_1", TigrisClientOptions.DefaultS3Endpoint, bucket).RunAsync(SecretString.Of("tsec_1"));
}
