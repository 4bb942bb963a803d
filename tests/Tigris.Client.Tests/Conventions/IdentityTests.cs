using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Conventions;

/// <summary>Tests that each identity reaches its own endpoint or none.</summary>
public sealed class IdentityTests
{
    private static readonly string[] BodyParameters = ["accessKeyId", "domainName"];

    private static readonly string?[] Refused = [null, "", " ", ".", "..", "a\nb", "a\0", "\u007f", "\ud800", """{"OrganizationId":"acme"}""", """ { "id": [1] }"""];

    private static readonly string[] Exotic =
    [
        "a b", "a/b", "a%2Fb", "100%", "a?b", "a#b", "a&b=c+d", "ü€🔑", "{org_id}", "{", "{\"", "{\"a\":1", "\"{a}\"", "...", "a..b", ".a", "a\\b", "a:b@c",
        "!*'()", "~-_", "%2e%2e", "../x", "a;b,c", "\u2028..", ".. ", "\u00a0.",
        new string('x', 200),
    ];

    public static TheoryData<string, string> Identities => ParametersAmong([.. ContractMethods.PathParameters.Keys, .. BodyParameters]);

    public static TheoryData<string, string> PathIdentities => ParametersAmong([.. ContractMethods.PathParameters.Keys]);

    [Fact]
    public void Every_string_parameter_is_an_identity_or_a_known_exception()
    {
        var texts = ContractMethods.Names.SelectMany(name => ContractMethods.Find(name).GetParameters())
            .Where(parameter => parameter.ParameterType == typeof(string))
            .Select(parameter => parameter.Name!)
            .Distinct()
            .Except(ContractMethods.PathParameters.Keys)
            .Except(BodyParameters);

        Assert.Equal(["continuationToken", "description"], texts.Order());
    }

    [Invariant("own-endpoint")]
    [Theory]
    [MemberData(nameof(Identities))]
    public async Task An_identity_that_would_not_reach_its_own_endpoint_sends_nothing(string method, string parameter)
    {
        using var lab = new Lab(Responses.Sample());
        foreach (var value in Refused)
        {
            var exception = await Assert.ThrowsAsync<TigrisInvalidIdentifierException>(
                () => ContractMethods.CallAsync(lab.Client, method, default, (parameter, value)));

            Assert.Equal(parameter, char.ToLowerInvariant(exception.Kind[0]) + exception.Kind[1..]);
        }

        Assert.Empty(lab.Transport.Sent);
    }

    [Theory]
    [InlineData("Buckets.ProvisionAsync", "BucketName")]
    [InlineData("Policies.CreateAsync", "PolicyName")]
    [InlineData("Policies.UpdateAsync", "PolicyName")]
    [InlineData("AccessKeys.CreateAsync", "PolicyName")]
    public async Task An_invalid_identity_inside_a_request_sends_nothing(string method, string kind)
    {
        using var lab = new Lab(Responses.Sample());
        foreach (var value in Refused)
        {
            object request = method.Split('.')[0] switch
            {
                "Buckets" => new BucketRequest { BucketName = value!, OrganizationName = "Acme" },
                "Policies" => new PolicyRequest { PolicyName = value! },
                _ => new AccessKeyRequest { NewPolicy = [new PolicyRequest { PolicyName = value! }] },
            };

            var exception = await Assert.ThrowsAsync<TigrisInvalidIdentifierException>(
                () => ContractMethods.CallAsync(lab.Client, method, default, ("request", request)));

            Assert.Equal(kind, exception.Kind);
        }

        Assert.Empty(lab.Transport.Sent);
    }

    [Invariant("own-endpoint")]
    [Theory]
    [MemberData(nameof(PathIdentities))]
    public async Task Any_other_identity_reaches_exactly_its_own_endpoint(string method, string parameter)
    {
        foreach (var value in Exotic)
        {
            using var plain = new Lab(Responses.Sample());
            using var lab = new Lab(Responses.Sample());
            await ContractMethods.CallAsync(plain.Client, method);
            await ContractMethods.CallAsync(lab.Client, method, default, (parameter, value));

            var (expected, actual) = (plain.Transport.Sent[0], lab.Transport.Sent[0]);
            var path = new Uri(expected.Url).AbsolutePath[new Uri(Lab.Base).AbsolutePath.Length..].Split('/');
            var template = Operations.Of(expected.Method, string.Join('/', path)).Path!.Split('/');
            path[Array.IndexOf(template, ContractMethods.PathParameters[parameter])] = Escape(value);
            Assert.Equal(Lab.Base + string.Join('/', path), actual.Url.Split('?')[0]);
            Assert.Equal(Uri.UnescapeDataString(new Uri(expected.Url).Query), Uri.UnescapeDataString(new Uri(actual.Url).Query));
        }
    }

    [Theory]
    [InlineData("lara vel", "lara%20vel")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("{x}", "%7Bx%7D")]
    public async Task The_provider_s_id_is_escaped_too(string provider, string escaped)
    {
        var options = new TigrisClientOptions(new Uri("https://mgmt.example.test/prefix/"), provider, Lab.Secret(Lab.Key));
        using var lab = new Lab(new TestClock(), options, () => 0, false, Responses.Json("""{"data":[]}"""));

        await ContractMethods.CallAsync(lab.Client, "Organizations.ListAsync");
        await lab.Client.SendAsync(new RawRequest("GET", "/orgs?limit=5000"), default);

        Assert.All(lab.Transport.Sent, sent => Assert.Equal($"https://mgmt.example.test/prefix/v1/providers/{escaped}/orgs?limit=5000", sent.Url));
    }

    private static TheoryData<string, string> ParametersAmong(string[] names)
    {
        var data = new TheoryData<string, string>();
        foreach (var method in ContractMethods.Names)
        {
            foreach (var parameter in ContractMethods.Find(method).GetParameters().Where(parameter => names.Contains(parameter.Name)))
            {
                data.Add(method, parameter.Name!);
            }
        }

        return data;
    }

    // Written again here, so that the expectation is independent of the tested code.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            var isPlain = unit is (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9')
                or (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';
            escaped.Append(isPlain ? ((char)unit).ToString() : $"%{unit:X2}");
        }

        return escaped.ToString();
    }
}
