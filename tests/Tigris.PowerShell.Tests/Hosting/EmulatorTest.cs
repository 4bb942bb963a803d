using System;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests;

/// <summary>A test with its own emulator and connected engine.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    private protected EmulatorServer Server { get; private set; } = null!;

    private protected Engine Engine { get; private set; } = null!;

    /// <summary>
    /// The id of the provider. A test whose server refuses calls for long needs one of its own: the process keeps the limiter of an endpoint and provider, and
    /// a later server may get the same port.
    /// </summary>
    private protected virtual string ProviderId => "local";

    public async ValueTask InitializeAsync()
    {
        Server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DemoUsage = true, ProviderId = ProviderId });
        Engine = Engine.ConnectedTo(Server);
    }

    public virtual async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Outcome Run(string script) => Engine.Run(script);
}
