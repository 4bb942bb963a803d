using System;
using System.IO;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests;

/// <summary>A test with its own emulator and connected engine.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    private readonly Lazy<DirectoryInfo> _folder = new(() => Directory.CreateTempSubdirectory("tigris-"));

    private protected EmulatorServer Server { get; private set; } = null!;

    private protected Engine Engine { get; private set; } = null!;

    /// <summary>A folder for the files of the test. It is created at the first use, and deleted after the test.</summary>
    private protected string Folder => _folder.Value.FullName;

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
        if (_folder.IsValueCreated)
        {
            _folder.Value.Delete(recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    private protected Outcome Run(string script) => Engine.Run(script);
}
