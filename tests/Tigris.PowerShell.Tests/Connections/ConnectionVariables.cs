using System;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>Sets the environment variables of a connection until it is disposed.</summary>
internal sealed class ConnectionVariables : IDisposable
{
    private static readonly string[] Names = ["TIGRIS_PROVIDER_ID", "TIGRIS_SIGNING_KEY", "TIGRIS_PARTNER_ENDPOINT", "TIGRIS_USER_ID"];

    public ConnectionVariables(EmulatorServer server) => Describe(server);

    public static void Describe(EmulatorServer server)
    {
        Environment.SetEnvironmentVariable(Names[0], server.Options.ProviderId);
        Environment.SetEnvironmentVariable(Names[1], server.Options.SigningKey);
        Environment.SetEnvironmentVariable(Names[2], server.Endpoint.AbsoluteUri);
    }

    public void Dispose() => Array.ForEach(Names, name => Environment.SetEnvironmentVariable(name, null));
}
