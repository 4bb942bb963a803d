using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests;

/// <summary>
/// The environment of a user who has installed the module and described the provider in variables, until it is disposed. It belongs to the process:
/// see <see cref="AloneWithEnvironment"/>.
/// </summary>
internal sealed class UserEnvironment : IDisposable
{
    private readonly Dictionary<string, string?> _before;

    public UserEnvironment(EmulatorServer server)
    {
        var variables = new Dictionary<string, string>
        {
            ["TIGRIS_PARTNER_ENDPOINT"] = server.Endpoint.AbsoluteUri,
            ["TIGRIS_PROVIDER_ID"] = server.Options.ProviderId,
            ["TIGRIS_SIGNING_KEY"] = server.Options.SigningKey,
            ["TIGRIS_USER_ID"] = "admin",
            ["PSModulePath"] = Path.GetDirectoryName(Path.GetDirectoryName(Repository.Manifest)) + Path.PathSeparator + Environment.GetEnvironmentVariable("PSModulePath"),
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
