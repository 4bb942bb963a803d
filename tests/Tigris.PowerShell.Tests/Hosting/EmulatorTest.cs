using System;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests;

/// <summary>A test with an emulator and a connected engine of its own.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    private protected EmulatorServer Server { get; private set; } = null!;

    private protected Engine Engine { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DemoUsage = true });
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
