using System;
using System.IO;
using System.Net;
using System.Threading.Tasks;
using Amazon.S3.Model;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Ends an emulator with <c>--data</c> in the middle of an upload.</summary>
public sealed class ShutdownTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tigris-shutdown-");

    private string Data => Path.Combine(_folder.FullName, "state.db");

    [Fact]
    [NotUnderWine("Wine has no SIGTERM.")]
    public async Task SIGTERM_during_an_upload_ends_cleanly_and_stores_nothing_of_it()
    {
        string keyId, secret;
        await using (var process = await EmulatorProcess.StartAsync("--data", Data))
        {
            using var tenant = await process.TenantAsync();
            (keyId, secret) = (tenant.KeyId, tenant.Secret);
            await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "kept", "hello"));
            using var body = new WaitingStream(4_000_000);
            var upload = tenant.S3.PutObjectAsync(new PutObjectRequest { BucketName = "data", Key = "lost", InputStream = body });
            await body.Started;
            Assert.Equal(0, await process.TerminateAsync());
            body.Continue();
            await Assert.ThrowsAnyAsync<Exception>(() => upload);
        }

        await using var next = await EmulatorProcess.StartAsync("--data", Data);
        using var after = new Tenant(next.S3Endpoint, keyId, secret);
        Assert.Equal(5, (await after.S3.GetObjectMetadataAsync("data", "kept")).ContentLength);
        await after.S3.GetObjectMetadataAsync("data", "lost").Refused(HttpStatusCode.NotFound, "NotFound");
        Assert.Empty(Directory.Exists(Data + ".objects") ? Directory.GetFiles(Data + ".objects") : []);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
