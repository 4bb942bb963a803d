using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests;

/// <summary>The provider's environment variables, for as long as it is not disposed. The environment belongs to the process: see <see cref="AloneWithEnvironment"/>.</summary>
internal sealed class ProviderEnvironment : IDisposable
{
    private readonly Dictionary<string, string?> _before;

    public ProviderEnvironment(EmulatorServer server)
    {
        var variables = new Dictionary<string, string>
        {
            ["TIGRIS_PARTNER_ENDPOINT"] = server.Endpoint.AbsoluteUri,
            ["TIGRIS_PROVIDER_ID"] = server.Options.ProviderId,
            ["TIGRIS_SIGNING_KEY"] = server.Options.SigningKey,
            ["TIGRIS_USER_ID"] = "admin",
        };
        _before = variables.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
