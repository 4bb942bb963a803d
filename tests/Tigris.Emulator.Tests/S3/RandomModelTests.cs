using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace Tigris.Emulator.Tests.S3;

/// <summary>
/// Random operations against a model in memory. After each one, the list, the sizes and the bytes of the touched key are equal; after each
/// fiftieth, all versions and snapshots. A failure names the seed.
/// </summary>
public sealed class RandomModelTests(ITestOutputHelper log)
{
    private static readonly string[] Keys = ["a", "b", "dir/a", "dir/b", "tmp/a", "tmp/b", "été"];

    [Invariant("stored-bytes")]
    [Fact]
    public async Task Random_operations_lose_and_change_no_byte()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var count = TestScale.Of(20_000);
        log.WriteLine($"seed {seed}, {count} operations");
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(bucket: "plain");
        await emulator.TenantAsync(bucket: "snap", options: """{"enable_snapshots":true}""");
        using var key = await emulator.KeyAsync("""[{"bucket_name":"*","role":"Admin"}]""");
        using var s3 = new RawS3(emulator, key.KeyId, key.Secret);
        await s3.SendAsync("PUT", "/soft", headers: new(Run.Deleted));
        await emulator.Put("/orgs/acme/buckets/plain/lifecycle", """{"rules":[{"id":"x","enabled":true,"expiration":{"days":1},"filter":{"prefix":"tmp/"}}]}""").Ok();
        var run = new Run(emulator, s3, new Random(seed));
        for (var i = 0; i < count; i++)
        {
            try
            {
                await run.StepAsync();
                if (i % 50 == 49) await run.CheckAllAsync();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}, operation {i}: {run.Last}", e);
            }
        }

        log.WriteLine(string.Join(", ", run.Counts.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key} {entry.Value}")));
    }

    /// <summary>A version; no bytes means a delete marker.</summary>
    private sealed record Version(long Id, byte[]? Bytes, string ETag, DateTimeOffset Modified);

    private sealed class Bucket(string name, bool hasVersions)
    {
        public string Name => name;

        public bool HasVersions => hasVersions;

        public SortedDictionary<string, List<Version>> Keys { get; } = new(StringComparer.Ordinal);

        public List<long> Snapshots { get; } = [];

        /// <summary>The deleted versions that can be restored.</summary>
        public List<(string Key, Version Version, DateTimeOffset Purge)> Deleted { get; } = [];

        public Version? At(string key, long time) => Keys.GetValueOrDefault(key)?.LastOrDefault(version => version.Id <= time) is { Bytes: not null } found ? found : null;

        public Version? Current(string key) => At(key, long.MaxValue);

        public void Add(string key, Version version)
        {
            if (!Keys.TryGetValue(key, out var versions)) Keys[key] = versions = [];
            if (!hasVersions) versions.Clear();
            versions.Add(version);
        }
    }

    private sealed class Run(TestEmulator emulator, RawS3 s3, Random random)
    {
        public static readonly Dictionary<string, string> Deleted = new() { ["x-tigris-soft-delete"] = "true" };

        private readonly List<Bucket> _buckets = [new("plain", false), new("snap", true), new("soft", false)];
        private int _forks;

        public string Last { get; private set; } = "";

        public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

        private Bucket Soft => _buckets[2];

        private Bucket AnyBucket => _buckets[random.Next(_buckets.Count)];

        private string AnyKey => Keys[random.Next(Keys.Length)];

        public async Task StepAsync()
        {
            var (bucket, key) = (AnyBucket, AnyKey);
            var (name, step) = random.Next(100) switch
            {
                < 30 => ("put", PutAsync(bucket, key)),
                < 45 => ("copy", CopyAsync(bucket, key)),
                < 55 => ("rename", RenameAsync(bucket, key)),
                < 65 => ("multipart", MultipartAsync(bucket, key)),
                < 78 => ("delete", DeleteAsync(bucket, key)),
                < 88 => ("delete version", DeleteVersionAsync(bucket, key)),
                < 91 => ("restore deleted", RestoreAsync()),
                < 94 => ("snapshot", SnapshotAsync(bucket)),
                < 97 => ("fork", ForkAsync()),
                _ => ("lifecycle", LifecycleAsync()),
            };
            Last = $"{name} {bucket.Name}/{key}";
            Counts[name] = Counts.GetValueOrDefault(name) + 1;
            await step;
            await CheckKeyAsync(bucket, key);
            await CheckListAsync(bucket);
        }

        public async Task CheckAllAsync()
        {
            Assert.Equal(
                Soft.Deleted.OrderBy(item => item.Key, StringComparer.Ordinal).ThenByDescending(item => item.Version.Id).Select(item => (item.Key, item.Version.Id)),
                await ListDeletedAsync());
            foreach (var bucket in _buckets)
            {
                await CheckListAsync(bucket);
                foreach (var key in Keys) await CheckKeyAsync(bucket, key);
                if (!bucket.HasVersions) continue;
                var page = XElement.Parse((await s3.GetAsync($"/{bucket.Name}?versions")).Text);
                var listed = page.Elements().Where(item => item.Name.LocalName is "Version" or "DeleteMarker").Select(item => $"{Value(item, "Key")} {Value(item, "VersionId")}");
                var expected = bucket.Keys.SelectMany(entry => entry.Value.AsEnumerable().Reverse().Select(version => $"{entry.Key} {version.Id}")).Take(1000);
                Assert.Equal(expected, listed);
                foreach (var (key, versions) in bucket.Keys)
                {
                    foreach (var version in versions.Where(version => version.Bytes is not null).TakeLast(3))
                        await CheckAsync(version, await s3.GetAsync($"{Path(bucket, key)}?versionId={version.Id}"));
                }

                foreach (var time in bucket.Snapshots.TakeLast(2))
                {
                    foreach (var key in Keys)
                        await CheckAsync(bucket.At(key, time), await s3.SendAsync("GET", Path(bucket, key), headers: new() { ["x-tigris-snapshot-version"] = Text(time) }));
                }
            }
        }

        private async Task PutAsync(Bucket bucket, string key)
        {
            var bytes = NewBytes();
            var answer = await OkAsync(s3.SendAsync("PUT", Path(bucket, key), bytes));
            bucket.Add(key, new Version(Id(answer), bytes, Md5(bytes), emulator.Clock.GetUtcNow()));
        }

        private async Task CopyAsync(Bucket bucket, string key)
        {
            var (source, from) = (AnyBucket, AnyKey);
            var answer = await CopyTests.CopyAsync(s3, Path(bucket, key), $"{source.Name}/{Uri.EscapeDataString(from)}", ("x-amz-metadata-directive", "REPLACE"));
            if (source.Current(from) is not { } version)
            {
                Assert.Equal(404, answer.Status);
                return;
            }

            Assert.Equal(200, answer.Status);
            bucket.Add(key, version with { Id = Id(answer), Modified = emulator.Clock.GetUtcNow() });
        }

        private async Task RenameAsync(Bucket bucket, string key)
        {
            var from = AnyKey;
            var answer = await CopyTests.CopyAsync(s3, Path(bucket, key), $"{bucket.Name}/{Uri.EscapeDataString(from)}", ("x-tigris-rename", "true"));
            if (bucket.Current(from) is not { } version || from == key)
            {
                Assert.Equal(bucket.Current(from) is null ? 404 : 400, answer.Status);
                return;
            }

            Assert.Equal(200, answer.Status);
            bucket.Add(key, version with { Id = Id(answer), Modified = emulator.Clock.GetUtcNow() });
            if (!bucket.HasVersions)
            {
                bucket.Keys.Remove(from);
                return;
            }

            // The marker of the source has the next version.
            var page = XElement.Parse((await s3.GetAsync($"/{bucket.Name}?prefix={Uri.EscapeDataString(from)}&versions")).Text);
            var marker = page.Elements().First(item => item.Name.LocalName == "DeleteMarker" && Value(item, "Key") == from);
            bucket.Add(from, new Version(long.Parse(Value(marker, "VersionId"), CultureInfo.InvariantCulture), null, "", emulator.Clock.GetUtcNow()));
        }

        private async Task MultipartAsync(Bucket bucket, string key)
        {
            var bytes = NewBytes();
            var created = await OkAsync(s3.SendAsync("POST", $"{Path(bucket, key)}?uploads"));
            var id = Value(XElement.Parse(created.Text), "UploadId");
            var part = await OkAsync(s3.SendAsync("PUT", $"{Path(bucket, key)}?partNumber=1&uploadId={id}", bytes));
            if (random.Next(4) == 0)
            {
                Assert.Equal(204, (await s3.SendAsync("DELETE", $"{Path(bucket, key)}?uploadId={id}")).Status);
                return;
            }

            var body = Encoding.UTF8.GetBytes($"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{part.Response.Headers.ETag!.Tag}</ETag></Part></CompleteMultipartUpload>");
            var answer = await OkAsync(s3.SendAsync("POST", $"{Path(bucket, key)}?uploadId={id}", body));
            bucket.Add(key, new Version(Id(answer), bytes, Convert.ToHexStringLower(Hash(Hash(bytes))) + "-1", emulator.Clock.GetUtcNow()));
        }

        private async Task DeleteAsync(Bucket bucket, string key)
        {
            var answer = await s3.SendAsync("DELETE", Path(bucket, key));
            Assert.Equal(204, answer.Status);
            if (bucket.Current(key) is null) return;
            if (bucket == Soft) await KeepDeletedAsync(key);
            if (bucket.HasVersions) bucket.Add(key, new Version(Id(answer), null, "", emulator.Clock.GetUtcNow()));
            else bucket.Keys.Remove(key);
        }

        /// <summary>Records that the live object became a deleted version.</summary>
        private async Task KeepDeletedAsync(string key)
        {
            var known = Soft.Deleted.Where(item => item.Key == key).Select(item => item.Version.Id);
            var id = (await ListDeletedAsync()).Where(item => item.Key == key).Select(item => item.Id).Except(known).Single();
            Soft.Deleted.Add((key, Soft.Current(key)! with { Id = id }, emulator.Clock.GetUtcNow().AddDays(7)));
        }

        private async Task<List<(string Key, long Id)>> ListDeletedAsync() =>
            [.. XElement.Parse((await s3.SendAsync("GET", "/soft?versions", headers: new(Deleted))).Text).Elements().Where(item => item.Name.LocalName == "Version")
                .Select(item => (Value(item, "Key"), long.Parse(Value(item, "VersionId"), CultureInfo.InvariantCulture)))];

        /// <summary>Restores or purges a deleted version, or deletes and restores the bucket.</summary>
        private async Task RestoreAsync()
        {
            if (random.Next(4) == 0)
            {
                await OkAsync(s3.SendAsync("DELETE", "/soft"), 204);
                Assert.Equal(404, (await s3.SendAsync("HEAD", "/soft")).Status);
                await OkAsync(s3.SendAsync("POST", "/soft?restore"));
                return;
            }

            if (Soft.Deleted.Count == 0) return;
            var item = Soft.Deleted[random.Next(Soft.Deleted.Count)];
            if (random.Next(4) == 0)
            {
                await OkAsync(s3.SendAsync("DELETE", $"{Path(Soft, item.Key)}?versionId={item.Version.Id}", headers: new(Deleted)), 204);
                Soft.Deleted.Remove(item);
                return;
            }

            await OkAsync(s3.SendAsync("POST", Path(Soft, item.Key) + "?restore", headers: new()
            {
                ["x-tigris-restore-type"] = "soft-delete",
                ["x-tigris-restore-version"] = Text(item.Version.Id),
            }));
            if (Soft.Current(item.Key) is not null) await KeepDeletedAsync(item.Key);
            Soft.Add(item.Key, item.Version with { Id = 0, Modified = emulator.Clock.GetUtcNow() });
            await CheckKeyAsync(Soft, item.Key);
        }

        private async Task DeleteVersionAsync(Bucket bucket, string key)
        {
            if (!bucket.HasVersions || bucket.Keys.GetValueOrDefault(key) is not { Count: > 0 } versions) return;
            var version = versions[random.Next(versions.Count)];
            Assert.Equal(204, (await s3.SendAsync("DELETE", $"{Path(bucket, key)}?versionId={version.Id}")).Status);
            versions.Remove(version);
        }

        private async Task SnapshotAsync(Bucket bucket)
        {
            var answer = await s3.SendAsync("PUT", "/" + bucket.Name, headers: new() { ["x-tigris-snapshot"] = "true" });
            Assert.Equal(bucket.HasVersions ? 200 : 400, answer.Status);
            if (bucket.HasVersions) bucket.Snapshots.Add(long.Parse(answer.Response.Headers.GetValues("X-Tigris-Snapshot-Version").Single(), CultureInfo.InvariantCulture));
        }

        private async Task ForkAsync()
        {
            var source = _buckets[1];
            if (_buckets.Count > 4)
            {
                await OkAsync(s3.SendAsync("DELETE", "/" + _buckets[^1].Name, headers: new() { ["tigris-force-delete"] = "true" }), 204);
                _buckets.RemoveAt(_buckets.Count - 1);
                return;
            }

            if (source.Snapshots.Count == 0) return;
            var time = source.Snapshots[random.Next(source.Snapshots.Count)];
            var fork = new Bucket($"fork-{++_forks}", true);
            await OkAsync(s3.SendAsync("PUT", "/" + fork.Name, headers: new()
            {
                ["x-tigris-fork-source-bucket"] = source.Name,
                ["x-tigris-fork-source-bucket-snapshot"] = Text(time),
            }));
            foreach (var key in source.Keys.Keys.ToList())
            {
                if (source.At(key, time) is { } version) fork.Add(key, version);
            }

            _buckets.Add(fork);
        }

        private Task LifecycleAsync()
        {
            emulator.Clock.Advance(TimeSpan.FromHours(random.Next(48)));
            emulator.Server.RunLifecycleRules();
            Soft.Deleted.RemoveAll(item => item.Purge <= emulator.Clock.GetUtcNow());
            var midnight = new DateTimeOffset(emulator.Clock.GetUtcNow().Date, TimeSpan.Zero);
            foreach (var key in Keys.Where(key => key.StartsWith("tmp/", StringComparison.Ordinal)))
            {
                if (_buckets[0].Current(key) is { } version && (midnight - version.Modified).Days >= 1) _buckets[0].Keys.Remove(key);
            }

            return Task.CompletedTask;
        }

        private async Task CheckKeyAsync(Bucket bucket, string key)
        {
            if (_buckets.Contains(bucket)) await CheckAsync(bucket.Current(key), await s3.GetAsync(Path(bucket, key)));
        }

        private static Task CheckAsync(Version? expected, S3Response answer)
        {
            Assert.Equal(expected is null ? 404 : 200, answer.Status);
            if (expected is null) return Task.CompletedTask;
            Assert.Equal(Encoding.ASCII.GetString(expected.Bytes!), answer.Text);
            Assert.Equal($"\"{expected.ETag}\"", answer.Response.Headers.ETag!.Tag);
            return Task.CompletedTask;
        }

        private async Task CheckListAsync(Bucket bucket)
        {
            if (!_buckets.Contains(bucket)) return;
            var current = Keys.Select(key => (Key: key, Version: bucket.Current(key))).Where(item => item.Version is not null).OrderBy(item => item.Key, StringComparer.Ordinal).ToList();
            var page = XElement.Parse((await s3.GetAsync($"/{bucket.Name}?list-type=2")).Text);
            Assert.Equal(
                current.Select(item => $"{item.Key} \"{item.Version!.ETag}\" {item.Version.Bytes!.Length}"),
                page.Elements().Where(item => item.Name.LocalName == "Contents").Select(item => $"{Value(item, "Key")} {Value(item, "ETag")} {Value(item, "Size")}"));
            var shown = await emulator.Get($"/orgs/acme/buckets/{bucket.Name}").Ok();
            Assert.Equal(current.Sum(item => (long)item.Version!.Bytes!.Length) + bucket.Deleted.Sum(item => (long)item.Version.Bytes!.Length), shown.At("bucket.size").GetInt64());
            Assert.Equal(current.Count + bucket.Deleted.Count, shown.At("bucket.object_count").GetInt64());
        }

        // Some are larger than the limit for rows of the database.
        private byte[] NewBytes()
        {
            var bytes = new byte[random.Next(40) == 0 ? 300_000 : random.Next(2_000)];
            for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)random.Next('a', 'z' + 1);
            return bytes;
        }

        private static async Task<S3Response> OkAsync(Task<S3Response> call, int status = 200)
        {
            var answer = await call;
            Assert.True(answer.Status == status, answer.Text);
            return answer;
        }

        private static long Id(S3Response answer) =>
            answer.Response.Headers.TryGetValues("x-amz-version-id", out var values) ? long.Parse(values.Single(), CultureInfo.InvariantCulture) : 0;

        private static string Path(Bucket bucket, string key) => $"/{bucket.Name}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}";

        private static string Value(XElement parent, string name) => parent.Elements().First(item => item.Name.LocalName == name).Value;

        private static string Md5(byte[] bytes) => Convert.ToHexStringLower(Hash(bytes));

        private static byte[] Hash(byte[] bytes) => CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes);

        private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
