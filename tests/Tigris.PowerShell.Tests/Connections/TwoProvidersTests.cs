using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>Runs commands in two runspaces of a process. Each is connected to its own provider and has a connection to the other one.</summary>
public sealed class TwoProvidersTests
{
    private const int Organizations = 2_500;

    [Invariant("connection")]
    [Fact]
    public async Task Each_command_signs_for_its_own_connection()
    {
        await using var north = await StartAsync("north");
        await using var south = await StartAsync("south");
        using var northern = Engine.ConnectedTo(north);
        using var southern = Engine.ConnectedTo(south);
        northern.Set("other", southern.Run("Get-TigrisConnection").Output.Single().BaseObject);
        southern.Set("other", northern.Run("Get-TigrisConnection").Output.Single().BaseObject);

        var results = await Task.WhenAll(Task.Run(() => Read(northern)), Task.Run(() => Read(southern)));

        Assert.Equal([.. All("north"), .. All("south")], results[0]);
        Assert.Equal([.. All("south"), .. All("north")], results[1]);
        EmulatorServer[] servers = [north, south];
        Assert.All(servers, server => Assert.All(server.Requests.Entries, entry => Assert.Equal(200, entry.Status)));
        Assert.Equal(4 * Organizations, servers.Sum(server => server.Requests.Total));
        TestContext.Current.TestOutputHelper!.WriteLine($"{4 * Organizations} calls from two runspaces to two providers at once.");
    }

    private static async Task<EmulatorServer> StartAsync(string provider)
    {
        var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, ProviderId = provider, SigningKey = $"the-key-of-the-{provider}" });
        server.SeedOrganizations(Organizations, number => ($"org-{number}", $"{provider} {number}"));
        return server;
    }

    private static IEnumerable<string> All(string provider) => Enumerable.Range(0, Organizations).Select(number => $"{provider} {number}");

    private static IReadOnlyList<string?> Read(Engine engine)
    {
        engine.Set("ids", Enumerable.Range(0, Organizations).Select(number => $"org-{number}").ToArray());
        return engine.Run("$ids | Get-TigrisOrganization -ThrottleLimit 16; $ids | Get-TigrisOrganization -ThrottleLimit 16 -Connection $other")
            .ThrowIfFailed().Texts("OrganizationName");
    }
}
