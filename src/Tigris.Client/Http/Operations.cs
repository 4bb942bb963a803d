using System.Collections.Generic;
using System.Linq;

namespace Tigris.Client.Http;

/// <summary>The operations of the API. The Refit interfaces declare them.</summary>
internal static class Operations
{
    /// <summary>The operations of all resources.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. Operations<IOrganizationsApi>.All,
        .. Operations<IBucketsApi>.All,
        .. Operations<ISnapshotsApi>.All,
        .. Operations<IAccessKeysApi>.All,
        .. Operations<IPoliciesApi>.All,
        .. Operations<IBillingApi>.All,
    ];

    /// <summary>Returns the operation of a raw request. An unknown operation is repeatable if its HTTP method is.</summary>
    /// <param name="method">The HTTP method, in upper case.</param>
    /// <param name="path">The escaped path below the provider, without a query.</param>
    public static Operation Of(string method, string path)
    {
        var segments = path.Split('/');
        return All.FirstOrDefault(operation => operation.Matches(method, segments))
            ?? new Operation($"{method} {path}", method, null, method is "GET" or "HEAD" or "PUT" or "DELETE");
    }
}

/// <summary>The operations of one resource. Only the interfaces that a process uses are read.</summary>
/// <typeparam name="TApi">The Refit interface that declares the operations.</typeparam>
internal static class Operations<TApi>
{
    private static readonly Dictionary<string, Operation> Declared = typeof(TApi).GetMethods().ToDictionary(method => method.Name, Operation.Of);

    public static IEnumerable<Operation> All => Declared.Values;

    /// <summary>Returns the operation that a method of the interface declares.</summary>
    public static Operation Of(string method) => Declared[method];
}
