using System;

namespace Tigris.PowerShell;

/// <summary>Converts the paths and URLs that <c>-Verbose</c> prints to paths below the provider.</summary>
internal static class ProviderPath
{
    /// <summary>Removes the endpoint and the provider from the front of a path. Any other path is returned as it is.</summary>
    /// <exception cref="TigrisArgumentException">The URL or the path is of another endpoint or provider.</exception>
    public static string Below(TigrisConnection connection, string path)
    {
        var endpoint = connection.Endpoint.AbsoluteUri.TrimEnd('/');
        var isAddress = path.IndexOf("://", StringComparison.Ordinal) > 0;
        var rest = isAddress && path.StartsWith(endpoint + "/", StringComparison.OrdinalIgnoreCase) ? path.Substring(endpoint.Length) : path;
        var provider = connection.Endpoint.AbsolutePath.TrimEnd('/') + "/v1/providers/";
        var isFull = rest.StartsWith("/v1/providers/", StringComparison.Ordinal) || rest.StartsWith(provider, StringComparison.Ordinal);
        if (!isFull)
        {
            return isAddress ? throw OtherProvider(connection, path) : path;
        }

        rest = rest.Substring(rest.IndexOf("/v1/providers/", StringComparison.Ordinal) + "/v1/providers/".Length);
        var own = Uri.EscapeDataString(connection.ProviderId);
        return rest.StartsWith(own + "/", StringComparison.Ordinal) ? rest.Substring(own.Length) : throw OtherProvider(connection, path);
    }

    private static TigrisArgumentException OtherProvider(TigrisConnection connection, string path) =>
        new("InvalidPath", MessageText.Of(Messages.PathElsewhere, path, connection.ProviderId, connection.Endpoint.AbsoluteUri), path);
}
