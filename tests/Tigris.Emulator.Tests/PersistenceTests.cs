using System;
using System.IO;
using System.Threading.Tasks;
using Tigris.Emulator.Store;
using Tigris.Emulator.Tests.S3;

namespace Tigris.Emulator.Tests;

public sealed class PersistenceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tigris-emulator-");

    [Fact]
    public async Task State_in_a_file_survives_a_restart()
    {
        string[] paths =
        [
            "/orgs?include_inactive=true", "/orgs/acme", "/orgs/acme/buckets", "/orgs/acme/buckets/data", "/orgs/acme/buckets/data/snapshots",
            "/orgs/acme/policies", "/orgs/acme/policies/p", "/orgs/acme/invoices/2026-05", "/orgs/acme/buckets/plain/lifecycle",
        ];
        string[] before;
        Answer key;
        await using (var emulator = await Start())
        {
            key = await emulator.ProvisionAsync("acme", "data", """{"enable_snapshots":true,"regions":"fra","object_notifications":{"enabled":true,"webhook":"https://a.b/c"}}""");
            await emulator.ProvisionAsync("acme", "plain", """{"lifecycle_rules":{"rules":[{"id":"r","enabled":true,"expiration":{"days":1}}]}}""");
            await emulator.Post("/orgs/acme/buckets/data/snapshots", """{"description":"kept"}""").Ok();
            await emulator.Post("/orgs/acme/buckets/data/domain", """{"website":{"domain_name":"a.example.com"}}""").Ok();
            await emulator.Post("/orgs/acme/policies", """{"name":"p","document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":["*"]}]}}""").Ok();
            await emulator.ProvisionAsync("globex", "other");
            await emulator.Deactivate("globex");
            emulator.Server.SetUsage("acme", UsageMetricNames.StorageStandard, new DateOnly(2026, 5, 1), 123.456m);
            before = await Read(emulator, paths);
        }

        await using var restarted = await Start();
        Assert.Equal(before, await Read(restarted, paths));
        Assert.True(restarted.Server.Authenticates(key.TextAt("access_key_id"), key.TextAt("secret_access_key")));
        Assert.DoesNotContain(restarted.Server.Requests.Entries, entry => entry.Method == "POST");
    }

    [Fact]
    public async Task A_file_of_version_2_is_upgraded_with_its_objects()
    {
        Tenant tenant;
        await using (var emulator = await Start())
        {
            using var before = await emulator.TenantAsync("acme", "data", """{"enable_object_acl":true}""");
            await before.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
            tenant = before;
        }

        using (var file = new Database(Path.Combine(_folder.FullName, "state.db")))
        {
            foreach (var column in new[] { "marker", "part_checksums", "readable" }) file.Execute($"ALTER TABLE objects DROP COLUMN {column}");
            foreach (var column in new[] { "cors", "lifecycle_xml", "ownership", "encryption", "accelerate", "cache_control", "soft_delete" }) file.Execute($"ALTER TABLE buckets DROP COLUMN {column}");
            foreach (var table in new[] { "completed_uploads", "removed_buckets", "removed_objects" }) file.Execute($"DROP TABLE {table}");
            file.Execute("ALTER TABLE objects DROP COLUMN acl");
            file.Execute("ALTER TABLE uploads DROP COLUMN acl");
            file.Execute("PRAGMA user_version = 2");
        }

        await using var restarted = await Start();
        using var after = new Tenant(restarted.Server.S3Endpoint, tenant.KeyId, tenant.Secret);
        await after.S3.PutObjectAclAsync(new() { BucketName = "data", Key = "a", ACL = Amazon.S3.S3CannedACL.PublicRead });
        Assert.Equal(5, (await after.S3.GetObjectMetadataAsync("data", "a")).ContentLength);
    }

    [Fact]
    public async Task A_file_of_version_4_is_upgraded_with_its_archived_objects()
    {
        Tenant tenant;
        await using (var emulator = await Start())
        {
            using var before = await emulator.TenantAsync("acme", "data", """{"storage_class":"GLACIER"}""");
            await before.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
            await before.S3.RestoreObjectAsync("data", "a", 2);
            tenant = before;
        }

        using (var file = new Database(Path.Combine(_folder.FullName, "state.db")))
        {
            file.Execute("ALTER TABLE objects DROP COLUMN readable");
            foreach (var column in new[] { "accelerate", "cache_control", "soft_delete" }) file.Execute($"ALTER TABLE buckets DROP COLUMN {column}");
            foreach (var table in new[] { "removed_buckets", "removed_objects" }) file.Execute($"DROP TABLE {table}");
            file.Execute("PRAGMA user_version = 4");
        }

        await using var restarted = await Start();
        using var after = new Tenant(restarted.Server.S3Endpoint, tenant.KeyId, tenant.Secret);
        Assert.Equal(5, (await after.S3.GetObjectAsync("data", "a")).ContentLength);
        using var s3 = new RawS3(restarted, tenant.KeyId, tenant.Secret);
        Assert.Equal(200, (await s3.PutAsync("/data?accelerate", "<AccelerateConfiguration><Status>Enabled</Status></AccelerateConfiguration>")).Status);
    }

    [Fact]
    public async Task A_file_of_a_later_version_is_refused_and_unchanged()
    {
        var path = Path.Combine(_folder.FullName, "state.db");
        using (var file = new Database(path)) file.Execute("PRAGMA user_version = 99");
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DataPath = path }, TestContext.Current.CancellationToken));
        Assert.Contains("99", refusal.Message);
    }

    [Fact]
    public async Task A_second_emulator_on_a_file_is_refused_and_deletes_nothing()
    {
        var path = Path.Combine(_folder.FullName, "state.db");
        var unfinished = Path.Combine(path + ".objects", "unfinished");
        await using (await Start())
        {
            Directory.CreateDirectory(path + ".objects");
            await File.WriteAllTextAsync(unfinished, "an upload of the first emulator", TestContext.Current.CancellationToken);
            var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DataPath = path }, TestContext.Current.CancellationToken));
            Assert.Contains("another emulator", refusal.Message);
            Assert.True(File.Exists(unfinished));
        }

        await using var next = await Start();
        Assert.False(File.Exists(unfinished));
    }

    [Fact]
    public async Task A_request_that_cannot_be_metered_still_gets_a_response()
    {
        await using var emulator = await Start();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "hello");
        using (var file = new Database(Path.Combine(_folder.FullName, "state.db"))) file.Execute("DROP TABLE metered"); // fails as a full disk does

        Assert.Equal((200, "hello"), ((await s3.GetAsync("/data/a")).Status, (await s3.GetAsync("/data/a")).Text));
        Assert.Equal(200, (await s3.PutAsync("/data/b", "stored")).Status);
        Assert.Equal("stored", (await s3.GetAsync("/data/b")).Text);
        Assert.Contains("GetObject was not metered", emulator.Server.Problems.Entries[0].Text);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_refused_by_name() =>
        Assert.Contains("missing", (await Assert.ThrowsAsync<InvalidDataException>(() => EmulatorServer.StartAsync(
            new EmulatorOptions { Port = 0, DataPath = Path.Combine(_folder.FullName, "missing", "state.db") }, TestContext.Current.CancellationToken))).Message);

    [Fact]
    public async Task A_file_that_is_not_a_database_is_refused_by_name()
    {
        var path = Path.Combine(_folder.FullName, "notes.txt");
        await File.WriteAllTextAsync(path, new string('x', 5000), TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<Exception>(() => EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DataPath = path }, TestContext.Current.CancellationToken));
        Assert.StartsWith("xxx", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<string[]> Read(TestEmulator emulator, string[] paths)
    {
        var texts = new string[paths.Length];
        for (var i = 0; i < paths.Length; i++) texts[i] = (await emulator.Get(paths[i]).Ok()).Text;
        return texts;
    }

    private Task<TestEmulator> Start() =>
        TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, DataPath = Path.Combine(_folder.FullName, "state.db") });
}
