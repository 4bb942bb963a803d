using System;

namespace Tigris;

/// <summary>The one door into the client's assembly, which is loaded by name.</summary>
public interface ITigrisClientFactory
{
    /// <summary>Makes a client that owns its HTTP connections and its copy of the key until it is disposed.</summary>
    ITigrisClient Create(TigrisClientOptions options);

    /// <summary>Files that their owner alone can read and write.</summary>
    IOwnerOnlyFiles Files { get; }

    /// <summary>Reads JSON text into a plain graph; see <see cref="RawResponse.Value"/>.</summary>
    /// <exception cref="FormatException">It is no JSON; the message says where.</exception>
    object? ReadJson(string text);

    /// <summary>
    /// Reads JSON text into a plain graph whose strings under one name are SecureStrings. No string is made of those.
    /// </summary>
    /// <param name="utf8">The text; not kept, not wiped.</param>
    /// <param name="secretMember">The name of members that hold secrets.</param>
    /// <exception cref="FormatException">It is no JSON.</exception>
    object? ReadJsonUtf8(byte[] utf8, string secretMember);

    /// <summary>Writes a plain graph as JSON text; see <see cref="RawRequest.Body"/>.</summary>
    string WriteJson(object? value);

    /// <summary>Writes a plain graph as JSON in one line of UTF-8. It may hold SecureStrings; the array is the caller's to wipe.</summary>
    byte[] WriteJsonUtf8(object? value);
}
