using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.Tests;

public sealed class RequestSignatureTests
{
    private const string Usage = "https://mgmt.storage.dev/v1/providers/your-provider-id/orgs/user-org-id/usage";

    [Invariant("signature")]
    [Theory]
    [InlineData("POST", "https://mgmt.storage.dev/provider/your-provider-id/orgs/user-org-id/provision", "aa3ae07299ff259822fddbc1c650d537c5974f4b7aac57e0aa1e025b622b84f7")]
    [InlineData("GET", "https://mgmt.storage.dev/provider/your-provider-id/orgs/?include_inactive=true", "a1ec45363eb239f306203311ef1afdb8cae69d7e25c83e81d890d7b8db0f81b3")]
    [InlineData("POST", "https://mgmt.storage.dev/v1/providers/your-provider-id/orgs/user-org-id/provision", "308663084f6d30f1533f57e986b9c15c92bc6f66d74563434c346635fdf05798")]
    [InlineData("GET", "https://mgmt.storage.dev/v1/providers/your-provider-id/orgs?include_inactive=true", "0e5f5caff5fd6566c8eb4b4fc629960d8483b65d68fb236b3e371b8d70714c00")]
    [InlineData("GET", Usage + "?starting_on=2024-01-01T00:00:00Z&ending_before=2024-02-01T00:00:00Z", "22e7380eaa3cf8c5a8acc5cc7ca3d0f75d8373a06cd945e85c8f3d1a5e39d5ff")]
    [InlineData("GET", Usage + "?starting_on=2024-01-01T00%3A00%3A00Z&ending_before=2024-02-01T00%3A00%3A00Z", "841c3e9792af852db403244dd540596dd3ea07549e6eb3f1d0bfe4b86985c968")]
    [InlineData("DELETE", "https://mgmt.storage.dev/v1/providers/your-provider-id/orgs/user-org-id/buckets/my-bucket?force=true", "9ca7022159fa14a3f2375c16c6e7ab80c9b307155e76f4e3f3a0914ed5f8feab")]
    public void The_documented_algorithm_computes_the_known_signatures(string method, string url, string expected) =>
        Assert.Equal(expected, RequestSignature.Compute(method, url, "1731703213870", "f8d133cb-5a42-47b1-9ef2-874bb55bab72", "signing_key"));
}
