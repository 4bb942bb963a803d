using System;
using Tigris.Emulator;

namespace Tigris.Playground;

/// <summary>Sets the environment variables that describe the provider, as an automation does.</summary>
internal static class ProviderEnvironment
{
    public static void Describe(EmulatorServer emulator, EmulatorOptions options)
    {
        Environment.SetEnvironmentVariable("TIGRIS_PARTNER_ENDPOINT", emulator.Endpoint.AbsoluteUri);
        Environment.SetEnvironmentVariable("TIGRIS_PROVIDER_ID", options.ProviderId);
        Environment.SetEnvironmentVariable("TIGRIS_SIGNING_KEY", options.SigningKey);
        Environment.SetEnvironmentVariable("TIGRIS_USER_ID", "admin");
    }
}
