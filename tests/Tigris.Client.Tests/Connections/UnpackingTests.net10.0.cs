using System;
using System.IO;
using System.IO.Compression;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Connections;

/// <summary>Tests responses that are small on the network, and large after decompression.</summary>
public sealed class UnpackingTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_small_response_that_decompresses_to_too_much_is_refused(string encoding)
    {
        const int Unpacked = 100 * 1024 * 1024;
        using var packed = new MemoryStream();
        await using (Stream packer = encoding == "br"
            ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var written = 0; written < Unpacked; written += zeros.Length)
            {
                await packer.WriteAsync(zeros, TestContext.Current.CancellationToken);
            }
        }

        using var server = new PlainServer(
            $"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {packed.Length}\r\n\r\n", packed.ToArray());
        using var client = new TigrisClient(
            new TigrisClientOptions(server.Endpoint, "laravel", Lab.Secret(Lab.Key)) { MaximumRetryCount = 3 }, TimeProvider.System, Transport.Create(server.Endpoint), () => 0);

        var refused = await Assert.ThrowsAsync<TigrisInvalidResponseException>(
            () => client.Organizations.GetAsync("acme", TestContext.Current.CancellationToken));

        Assert.True(packed.Length < Unpacked / 100);
        Assert.Contains("64 MiB", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }
}
