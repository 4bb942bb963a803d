using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.Schemas;

/// <summary>The validated query. '+' is a space, as in a form: an unescaped token is refused.</summary>
internal sealed class QueryValues
{
    public static readonly QueryValues None = new([]);

    private readonly Dictionary<string, string> _values;

    private QueryValues(Dictionary<string, string> values) => _values = values;

    public static QueryValues Parse(string query, ImmutableArray<QueryParameter> declared)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(equals < 0 ? part : part[..equals]);
            var value = equals < 0 ? "" : Decode(part[(equals + 1)..]);
            var parameter = declared.FirstOrDefault(known => known.Name == name) ?? throw ApiException.BadRequest(name, "unknown query parameter");
            CheckType(parameter, value);
            if (!values.TryAdd(name, value)) throw ApiException.BadRequest(name, "given more than once");
        }

        foreach (var parameter in declared)
        {
            if (parameter.Required && !values.ContainsKey(parameter.Name)) throw ApiException.BadRequest(parameter.Name, "required");
        }

        return new QueryValues(values);
    }

    public string Text(string name) => _values[name];

    public string? OptionalText(string name) => _values.GetValueOrDefault(name);

    public bool Flag(string name) => _values.GetValueOrDefault(name) == "true";

    public long? Whole(string name) => _values.TryGetValue(name, out var value) ? long.Parse(value, CultureInfo.InvariantCulture) : null;

    private static void CheckType(QueryParameter parameter, string value)
    {
        if (parameter.Type == QueryType.Flag && value is not ("true" or "false"))
            throw ApiException.BadRequest(parameter.Name, "must be true or false");
        if (parameter.Type == QueryType.Whole && !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            throw ApiException.BadRequest(parameter.Name, "must be a whole number");
    }

    private static string Decode(string text) =>
        RequestTarget.Decode(text, plusIsSpace: true) ?? throw ApiException.BadRequest("query", $"'{text}' is not percent-encoded UTF-8");
}
