using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.S3.Model;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Kills an emulator with <c>--data</c> during writes.</summary>
public sealed class KillTests(ITestOutputHelper log) : IDisposable
{
    private const int Writers = 8;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tigris-kill-");

    [Invariant("stored-bytes")]
    [Fact]
    public async Task A_killed_emulator_loses_no_acknowledged_write()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var random = new Random(seed);
        var rounds = TestScale.Of(50);
        var acknowledged = new ConcurrentDictionary<string, int?>(StringComparer.Ordinal);
        var (keyId, secret) = ("", "");
        for (var round = 0; round < rounds; round++)
        {
            await using var process = await EmulatorProcess.StartAsync("--data", Path.Combine(_folder.FullName, "state.db"));
            if (round == 0)
            {
                using var created = await process.TenantAsync();
                (keyId, secret) = (created.KeyId, created.Secret);
            }

            using var tenant = new Tenant(process.S3Endpoint, keyId, secret);
            if (round > 0) await VerifyAsync(tenant, acknowledged);
            await WriteUntilKilledAsync(process, tenant, acknowledged, round, killAfter: random.Next(1, 60));
        }

        await using var last = await EmulatorProcess.StartAsync("--data", Path.Combine(_folder.FullName, "state.db"));
        using var reader = new Tenant(last.S3Endpoint, keyId, secret);
        await VerifyAsync(reader, acknowledged);
        log.WriteLine($"seed {seed}: {rounds} kills, {acknowledged.Count} acknowledged writes, none lost");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task WriteUntilKilledAsync(EmulatorProcess process, Tenant tenant, ConcurrentDictionary<string, int?> acknowledged, int round, int killAfter)
    {
        var left = killAfter;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; ; i++)
            {
                var (key, size) = ($"{round}-{writer}-{i}", i % 7 == 3 ? 300_000 + i : 500 + i);
                try
                {
                    await tenant.S3.PutObjectAsync(ObjectTests.Text("data", key, new string('x', size)));
                    acknowledged[key] = size;
                    if (i % 4 == 1)
                    {
                        await tenant.S3.CopyObjectAsync("data", key, "data", key + "-copy");
                        acknowledged[key + "-copy"] = size;
                        await UploadAsync(tenant, key + "-parts", size);
                        acknowledged[key + "-parts"] = size;
                    }

                    if (i % 5 == 4)
                    {
                        await tenant.S3.DeleteObjectAsync("data", key);
                        acknowledged[key] = null;
                    }
                }
                catch (Exception e) when (e is AmazonClientException or IOException or System.Net.Http.HttpRequestException)
                {
                    if (i % 5 == 4) acknowledged.TryRemove(key, out _); // the deletion may have happened
                    return;
                }

                if (Interlocked.Decrement(ref left) == 0) process.Kill();
            }
        }));
    }

    private static async Task UploadAsync(Tenant tenant, string key, int size)
    {
        var id = (await tenant.S3.InitiateMultipartUploadAsync("data", key)).UploadId;
        using var body = new MemoryStream(Encoding.ASCII.GetBytes(new string('x', size)));
        var part = await tenant.S3.UploadPartAsync(new UploadPartRequest { BucketName = "data", Key = key, UploadId = id, PartNumber = 1, InputStream = body });
        await tenant.S3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = "data", Key = key, UploadId = id, PartETags = [new(1, part.ETag)] });
    }

    private static async Task VerifyAsync(Tenant tenant, ConcurrentDictionary<string, int?> acknowledged)
    {
        foreach (var (key, size) in acknowledged)
        {
            if (size is null)
            {
                await tenant.S3.GetObjectMetadataAsync("data", key).Refused(HttpStatusCode.NotFound, "NotFound");
                continue;
            }

            using var got = await tenant.S3.GetObjectAsync("data", key);
            var bytes = await ObjectTests.ReadAsync(got);
            Assert.True(bytes.Length == size && bytes.All(octet => octet == 'x'), key);
        }
    }
}
