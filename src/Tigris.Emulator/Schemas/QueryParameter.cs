namespace Tigris.Emulator.Schemas;

/// <summary>The type of a query value.</summary>
internal enum QueryType
{
    Text,
    Flag,
    Whole,
}

/// <summary>A query parameter of an endpoint.</summary>
internal sealed record QueryParameter(string Name, QueryType Type, bool Required = false)
{
    public static readonly QueryParameter Limit = new("limit", QueryType.Whole);

    public static readonly QueryParameter ContinuationToken = new("continuation_token", QueryType.Text);
}
