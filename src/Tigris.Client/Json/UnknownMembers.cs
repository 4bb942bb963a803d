using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Tigris.Client.Json;

/// <summary>Converts members that a wire record doesn't declare to plain values and back.</summary>
internal static class UnknownMembers
{
    /// <summary>Returns the members as a graph; empty for none.</summary>
    /// <exception cref="TigrisInvalidResponseException">A string in the members isn't valid Unicode.</exception>
    public static Dictionary<string, object?> ToModel(Dictionary<string, JsonElement>? members)
    {
        try
        {
            return (members ?? []).ToDictionary(member => member.Key, member => JsonGraph.Parse(Encoding.UTF8.GetBytes(member.Value.GetRawText())));
        }
        catch (JsonException exception)
        {
            throw new TigrisInvalidResponseException("GetLifecycleRules", exception.Message);
        }
    }

    /// <summary>Returns the members of one member that is an object; null for none.</summary>
    /// <exception cref="TigrisArgumentException">The member is not an object, or contains a type without a JSON form.</exception>
    public static Dictionary<string, JsonElement>? ToWire(IReadOnlyDictionary<string, object?> members, string name) =>
        !members.TryGetValue(name, out var value) || value is null ? null
        : value is IEnumerable<KeyValuePair<string, object?>> inner ? ToWire(inner)
        : throw new TigrisArgumentException("InvalidLifecycleRule", MessageText.Of(Messages.OtherNoObject, name), name);

    /// <summary>Returns the members for the writer; null for none.</summary>
    /// <exception cref="TigrisArgumentException">The members contain a type without a JSON form.</exception>
    public static Dictionary<string, JsonElement>? ToWire(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var written = members.ToDictionary(member => Name(member.Key), member => Element(member.Value));
        return written.Count == 0 ? null : written;
    }

    // The serializer writes the names itself, and would replace half a surrogate pair.
    private static string Name(string name)
    {
        ValidText.Require(name);
        return name;
    }

    private static JsonElement Element(object? value)
    {
        using var document = JsonDocument.Parse(JsonGraphWriter.ToUtf8(value));
        return document.RootElement.Clone();
    }
}
