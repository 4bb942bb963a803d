namespace Tigris.Emulator.Shapes;

/// <summary>What a query value may be.</summary>
internal enum QueryType
{
    Text,
    Flag,
    Whole,
}

/// <summary>A query name that an endpoint knows.</summary>
internal sealed record QueryParameter(string Name, QueryType Type, bool Required = false)
{
    public static readonly QueryParameter Limit = new("limit", QueryType.Whole);

    public static readonly QueryParameter ContinuationToken = new("continuation_token", QueryType.Text);
}
