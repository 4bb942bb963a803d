using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Policies apply after roles, and can only reduce them.</summary>
public sealed class PolicyAccessTests
{
    private const string Statement = """{"Effect":"{0}","Action":["{1}"],"Resource":["{2}"]{3}}""";

    /// <summary>Role (or none), statements, and the results of PUT and GET of data/docs/a, and of a list.</summary>
    public static TheoryData<string, string, int, int, int> Cases => new()
    {
        { "", Allow("s3:GetObject", "arn:aws:s3:::data/docs/*"), 403, 200, 403 },
        { "", Allow("s3:*", "arn:aws:s3:::data/docs/*"), 200, 200, 403 },
        { "", Allow("s3:List*", "arn:aws:s3:::data"), 403, 403, 200 },
        { "", Allow("s3:*", "*"), 200, 200, 200 },
        { "", Allow("s3:*", "arn:aws:s3:::dat?/docs/a"), 200, 200, 403 },
        { "", Allow("s3:*", "arn:aws:s3:::other/*"), 403, 403, 403 },
        { "", Deny("s3:PutObject", "arn:aws:s3:::data/*"), 403, 403, 403 },
        { "Editor", Deny("s3:PutObject", "arn:aws:s3:::data/docs/*"), 403, 200, 200 },
        { "Editor", Allow("s3:GetObject", "arn:aws:s3:::data/*"), 403, 200, 403 },
        { "Editor", Allow("s3:*", "*") + "," + Deny("s3:GetObject", "arn:aws:s3:::data/docs/*"), 200, 403, 200 },
        { "ReadOnly", Allow("s3:PutObject", "arn:aws:s3:::data/*"), 403, 403, 403 },
        { "Admin", Deny("s3:*", "*"), 200, 200, 200 },
    };

    [Invariant("tenant-isolation")]
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Policies_apply_after_roles(string role, string statements, int put, int get, int list)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        await owner.S3.PutObjectAsync(ObjectTests.Text("data", "docs/a", "x"));
        using var s3 = await KeyAsync(emulator, role, statements);
        Assert.Equal(put, (await s3.PutAsync("/data/docs/a")).Status);
        Assert.Equal(get, (await s3.GetAsync("/data/docs/a")).Status);
        Assert.Equal(list, (await s3.GetAsync("/data?list-type=2")).Status);
    }

    public static TheoryData<string, int, int> Conditions => new()
    {
        { """{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", 200, 403 },
        { """{"IpAddress":{"aws:SourceIp":["198.51.100.7","203.0.113.9"]}}""", 200, 403 },
        { """{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", 403, 200 },
        { """{"DateLessThan":{"aws:CurrentTime":"2026-06-15T12:00:01Z"}}""", 200, 200 },
        { """{"DateLessThan":{"aws:CurrentTime":"2026-06-15T12:00:00Z"}}""", 403, 403 },
        { """{"DateLessThanEquals":{"aws:CurrentTime":"2026-06-15T12:00:00Z"}}""", 200, 200 },
        { """{"DateGreaterThan":{"aws:CurrentTime":"2026-06-15T12:00:00Z"}}""", 403, 403 },
        { """{"DateGreaterThanEquals":{"aws:CurrentTime":"2026-06-15T12:00:00Z"}}""", 200, 200 },
        { """{"DateEquals":{"aws:CurrentTime":"2026-06-15T12:00:00Z"}}""", 200, 200 },
        { """{"DateNotEquals":{"aws:CurrentTime":"2026-06-15T12:00:00Z"}}""", 403, 403 },
        { """{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"},"DateGreaterThan":{"aws:CurrentTime":"2027-01-01T00:00:00Z"}}""", 403, 403 },
        { """{"StringEquals":{"aws:UserAgent":"x"}}""", 403, 403 },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Conditions_evaluate_the_source_and_the_time(string condition, int from203, int from198)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        await owner.S3.PutObjectAsync(ObjectTests.Text("data", "a", "x"));
        using var s3 = await KeyAsync(emulator, "", Allow("s3:GetObject", "*", condition));
        Assert.Equal(from203, (await FromAsync(s3, "203.0.113.9")).Status);
        Assert.Equal(from198, (await FromAsync(s3, "198.51.100.8")).Status);
    }

    [Fact]
    public async Task An_unsupported_condition_denies()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        using var s3 = await KeyAsync(emulator, "Editor", Deny("s3:PutObject", "*", """{"StringEquals":{"aws:UserAgent":"x"}}"""));
        Assert.Equal(403, (await s3.PutAsync("/data/a")).Status);
    }

    [Fact]
    public async Task A_changed_policy_applies_immediately()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        using var s3 = await KeyAsync(emulator, "", Allow("s3:PutObject", "*"));
        Assert.Equal(200, (await s3.PutAsync("/data/a")).Status);
        await emulator.Put("/orgs/acme/policies/p", $$"""{"document":{{Document(Allow("s3:GetObject", "*"))}}}""").Ok();
        Assert.Equal(403, (await s3.PutAsync("/data/a")).Status);
        await emulator.Delete("/orgs/acme/policies/p").Ok();
        Assert.Equal(403, (await s3.GetAsync("/data/a")).Status);
    }

    [Fact]
    public async Task Deleting_many_authorizes_each_key()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        await owner.S3.PutObjectAsync(ObjectTests.Text("data", "docs/a", "x"));
        await owner.S3.PutObjectAsync(ObjectTests.Text("data", "b", "x"));
        using var s3 = await KeyAsync(emulator, "", Allow("s3:DeleteObject", "arn:aws:s3:::data/docs/*"));
        var answer = await s3.SendAsync("POST", "/data?delete", "<Delete><Object><Key>docs/a</Key></Object><Object><Key>b</Key></Object></Delete>"u8.ToArray());
        Assert.Equal(200, answer.Status);
        Assert.Contains("<Deleted><Key>docs/a</Key></Deleted><Error><Key>b</Key><Code>AccessDenied</Code>", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await emulator.Get("/orgs/acme/buckets/data").Ok()).At("bucket.object_count").GetInt64());
    }

    private static string Allow(string action, string resource, string? condition = null) => Write("Allow", action, resource, condition);

    private static string Deny(string action, string resource, string? condition = null) => Write("Deny", action, resource, condition);

    private static string Write(string effect, string action, string resource, string? condition) => Statement
        .Replace("{0}", effect, StringComparison.Ordinal)
        .Replace("{1}", action, StringComparison.Ordinal)
        .Replace("{2}", resource, StringComparison.Ordinal)
        .Replace("{3}", condition is null ? "" : ",\"Condition\":" + condition, StringComparison.Ordinal);

    private static string Document(string statements) => $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";

    private static async Task<RawS3> KeyAsync(TestEmulator emulator, string role, string statements)
    {
        var policy = $$""","create_policies":[{"name":"p","document":{{Document(statements)}}}]""";
        var bucket = role == "Admin" ? "*" : "data";
        using var key = role.Length == 0 ? await emulator.KeyAsync("[]", policy) : await emulator.RoleAsync(bucket, role, policy);
        return new RawS3(emulator, key.KeyId, key.Secret);
    }

    private static Task<S3Response> FromAsync(RawS3 s3, string address) =>
        s3.SendAsync("GET", "/data/a", headers: new Dictionary<string, string> { ["x-forwarded-for"] = address });
}
