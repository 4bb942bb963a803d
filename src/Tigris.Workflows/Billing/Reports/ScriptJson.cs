namespace Tigris.Workflows;

/// <summary>Writes JSON into a script element. No text in it can end the element, start a comment or break a line of a script.</summary>
internal static class ScriptJson
{
    // These characters occur in the strings of JSON only, where an escape means the same.
    public static string Of(IJsonSerializer json, object graph) => json.Serialize(graph)
        .Replace("<", "\\u003c").Replace(">", "\\u003e").Replace("&", "\\u0026").Replace("\u2028", "\\u2028").Replace("\u2029", "\\u2029");
}
