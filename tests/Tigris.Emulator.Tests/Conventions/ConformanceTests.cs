using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Tigris.Emulator.Store;
using Tigris.Emulator.Tests.S3;

namespace Tigris.Emulator.Tests.Conventions;

/// <summary>Keeps <c>docs/emulator-s3.md</c> equal to the emulator. Set TIGRIS_UPDATE_DOCS=1 to write the page.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> RefusedOperations => [.. Conformance.Refused.Select(entry => entry.Operation)];

    [Fact]
    public void The_page_lists_exactly_the_emulated_operations()
    {
        using var database = new Database(null);
        var operations = new Composition(database, new EmulatorOptions()).S3.Endpoints.Select(endpoint => endpoint.Permission.Operation);
        Assert.Equal(operations.Distinct().Order(StringComparer.Ordinal), Conformance.Emulated.Select(entry => entry.Operation).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_named_test_exists()
    {
        foreach (var (_, _, test) in Conformance.Emulated)
        {
            var parts = test.Split('.');
            var type = typeof(ConformanceTests).Assembly.GetType($"Tigris.Emulator.Tests.S3.{parts[0]}");
            Assert.True(type?.GetMethod(parts[1])?.GetCustomAttributes<FactAttribute>().Any() == true, test);
        }
    }

    [Theory]
    [MemberData(nameof(RefusedOperations))]
    public async Task A_refused_operation_is_501(string operation)
    {
        var (_, method, target) = Conformance.Refused.First(entry => entry.Operation == operation);
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        var answer = await s3.SendAsync(method, target, method is "PUT" or "POST" ? "x"u8.ToArray() : null);
        Assert.Equal((501, "NotImplemented"), (answer.Status, answer.Code));
        Assert.Equal("before", (await s3.GetAsync("/data/a")).Text);
    }

    [Fact]
    public void The_page_is_up_to_date()
    {
        var path = Path.Combine(Repository.Root, "docs", "emulator-s3.md");
        if (Environment.GetEnvironmentVariable("TIGRIS_UPDATE_DOCS") == "1") File.WriteAllText(path, Conformance.Page());
        Assert.Equal(Conformance.Page(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
