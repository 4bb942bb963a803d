using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Conventions;

public sealed class PagingTests
{
    public static TheoryData<string, string> Listings => new()
    {
        { "Organizations.ListAsync", "data" },
        { "Buckets.ListAsync", "buckets" },
        { "AccessKeys.ListAsync", "keys" },
        { "Policies.ListAsync", "policies" },
    };

    [Theory]
    [MemberData(nameof(Listings))]
    public async Task A_missing_or_empty_token_ends_the_listing(string method, string list)
    {
        foreach (var more in new[] { "", ",\"next_continuation_token\":\"\"", ",\"next_continuation_token\":null" })
        {
            using var lab = new Lab(Responses.Json($$"""{"{{list}}":[]{{more}}}"""));

            var page = await ContractMethods.CallAsync(lab.Client, method, default, ("continuationToken", "t-1"));

            Assert.Null(page!.GetType().GetProperty("ContinuationToken")!.GetValue(page));
        }
    }

    [Theory]
    [MemberData(nameof(Listings))]
    public async Task A_token_of_the_same_page_is_an_error(string method, string list)
    {
        using var lab = new Lab(Responses.Json($$"""{"{{list}}":[],"next_continuation_token":"t-1"}"""));

        await ContractMethods.CallAsync(lab.Client, method);
        await ContractMethods.CallAsync(lab.Client, method, default, ("continuationToken", "t-0"));
        await Assert.ThrowsAsync<TigrisPagingLoopException>(
            () => ContractMethods.CallAsync(lab.Client, method, default, ("continuationToken", "t-1")));
    }

    [Theory]
    [MemberData(nameof(Listings))]
    public async Task A_null_item_is_an_error(string method, string list)
    {
        using var lab = new Lab(Responses.Json($$"""{"{{list}}":[null]}"""));

        await Assert.ThrowsAsync<TigrisInvalidResponseException>(() => ContractMethods.CallAsync(lab.Client, method));
    }
}
