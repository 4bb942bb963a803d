using System.Net;
using System.Security;
using Tigris.Client;

namespace Tigris.Workflows.Tests;

/// <summary>The JSON and the files of the client.</summary>
internal static class Local
{
    private static readonly TigrisClientFactory Factory = new();

    public static IJsonSerializer Json => Factory.Json;

    public static IJsonSchemaValidator Schemas => Factory.Schemas;

    public static LocalServices Services { get; } = new(Factory.Files, Factory.Json);

    public static string? Text(SecureString? secret) => secret is null ? null : new NetworkCredential("", secret).Password;
}
