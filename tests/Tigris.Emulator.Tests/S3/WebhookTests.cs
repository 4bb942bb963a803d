using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Notifications over a real network: a receiver with TLS, and an emulator with the real clock.</summary>
public sealed class WebhookTests
{
    [Invariant("faults")]
    [NotUnderWine("Wine creates no CNG key, so a test has no certificate.")]
    [Fact]
    public async Task An_event_is_repeated_until_the_receiver_accepts_it_and_then_never()
    {
        await using var receiver = await Receiver.StartAsync(context => context.Abort(), context => context.Response.StatusCode = 500);
        await using var emulator = await TestEmulator.StartAsync(clock =>
        {
            clock.AdjustTime(DateTimeOffset.UtcNow);
            return new EmulatorOptions { Port = 0 };
        });
        using var tenant = await emulator.TenantAsync(
            "acme", "data", $$"""{"object_notifications":{"enabled":true,"webhook":"{{receiver.Url}}","auth":{"basic_user":"tigris","basic_pass":"s3cret"} } }""");

        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "first", "hello"));

        var attempts = new[] { await receiver.NextAsync(), await receiver.NextAsync(), await receiver.NextAsync() };
        var (method, authorization, type, body) = Assert.Single(attempts.Distinct());
        Assert.Equal(("POST", "Basic " + Convert.ToBase64String("tigris:s3cret"u8), "application/json; charset=utf-8"), (method, authorization, type));
        var happened = Assert.Single(JsonElement.Parse(body).GetProperty("events").EnumerateArray());
        Assert.Equal(("OBJECT_CREATED_PUT", "first"), (happened.GetProperty("eventName").GetString(), happened.GetProperty("object").GetProperty("key").GetString()));

        await tenant.S3.DeleteObjectAsync("data", "first");
        Assert.Contains("OBJECT_DELETED", (await receiver.NextAsync()).Body, StringComparison.Ordinal);
        Assert.Contains(emulator.Server.Problems.Entries, problem => problem.Text.EndsWith("status 500", StringComparison.Ordinal));
    }

    private sealed record Received(string Method, string Authorization, string? ContentType, string Body);

    private sealed class Receiver(WebApplication host, Channel<Received> received) : IAsyncDisposable
    {
        public Uri Url { get; } = new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        /// <param name="failures">The failures of the first requests; later ones succeed.</param>
        public static async Task<Receiver> StartAsync(params Action<HttpContext>[] failures)
        {
            var received = Channel.CreateUnbounded<Received>();
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
                .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate())));
            var host = builder.Build();
            var count = 0;
            host.Run(async context =>
            {
                using var reader = new StreamReader(context.Request.Body);
                var body = await reader.ReadToEndAsync(context.RequestAborted);
                received.Writer.TryWrite(new Received(context.Request.Method, context.Request.Headers.Authorization.ToString(), context.Request.ContentType, body));
                var number = count++;
                if (number < failures.Length) failures[number](context);
                else context.Response.StatusCode = 204;
            });
            await host.StartAsync(TestContext.Current.CancellationToken);
            return new Receiver(host, received);
        }

        public Task<Received> NextAsync() => received.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

        public ValueTask DisposeAsync() => host.DisposeAsync();

        // A self-signed certificate, as developers use.
        private static X509Certificate2 Certificate()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }
}
