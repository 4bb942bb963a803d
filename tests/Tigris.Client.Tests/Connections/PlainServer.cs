using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Tests.Connections;

/// <summary>Accepts connections on a loopback port, reads one request on each, writes the same bytes to all, and closes them.</summary>
internal sealed class PlainServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource<string> _request = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _answer;
    private readonly X509Certificate2? _certificate;
    private int _connections;

    public PlainServer(string head, byte[]? body = null, bool selfSigned = false, X509Certificate2? certificate = null)
    {
        _answer = [.. Encoding.ASCII.GetBytes(head), .. body ?? []];
        _certificate = certificate ?? (selfSigned ? Certificate() : null);
        _listener.Start();
        Endpoint = new Uri($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>The protocol of the newest connection.</summary>
    public SslProtocols Protocol { get; private set; }

    public int Connections => Volatile.Read(ref _connections);

    public Task<string> RequestAsync() => _request.Task;

    public void Dispose()
    {
        _listener.Dispose();
        _certificate?.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _connections);
                try
                {
                    await ServeAsync(connection.GetStream());
                }
                catch (Exception exception) when (exception is IOException or AuthenticationException)
                {
                    // The client closed the connection, as expected if it refuses the certificate.
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Stream stream)
    {
        if (_certificate is not null)
        {
            var secured = new SslStream(stream);
            await secured.AuthenticateAsServerAsync(_certificate);
            Protocol = secured.SslProtocol;
            stream = secured;
        }

        var request = await ReadRequestAsync(stream);
        if (request.Length == 0)
        {
            return;
        }

        _request.TrySetResult(request);
        await stream.WriteAsync(_answer);
        await stream.FlushAsync();
    }

    private static async Task<string> ReadRequestAsync(Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsComplete(text.ToString()))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                break;
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    private static bool IsComplete(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        const string Length = "Content-Length: ";
        var announced = text.IndexOf(Length, StringComparison.Ordinal);
        return announced < 0 || text.Length - end - 4 >= int.Parse(
            text[(announced + Length.Length)..text.IndexOf('\r', announced)], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
