using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>A test of Test-TigrisAccessKey with two tenants, which have a bucket and a key each, and an adjustable clock.</summary>
public abstract class AccessKeyProbeTest : IAsyncLifetime
{
    private protected FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    private protected EmulatorServer Server { get; private set; } = null!;

    private protected Engine Engine { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // A separate provider, because one of these tests leaves a limiter that has seen refusals only, and a later server may get the same port.
        Server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, ProviderId = "probed", TimeProvider = Clock });
        Engine = Engine.ConnectedTo(Server, $"-S3Endpoint {Server.S3Endpoint} -MaximumRetryCount 0");
        Run("""
            $acme, $globex = [pscustomobject]@{ org_id = 'acme'; bucket_name = 'acme-data' }, [pscustomobject]@{ org_id = 'globex'; bucket_name = 'globex-data' } |
                New-TigrisTenant -OrganizationName { $_.org_id }
            """).ThrowIfFailed();
        Server.Requests.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static string? One(Outcome outcome, string property) => outcome.Texts(property).Single();

    private protected Outcome Run(string script) => Engine.Run(script);
}
