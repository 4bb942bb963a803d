using System;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Json;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Conventions;

public sealed class ContractTests
{
    private static readonly Assembly ClientAssembly = typeof(TigrisClientFactory).Assembly;

    [Invariant("stop")]
    [Fact]
    public void Every_call_can_be_given_up()
    {
        var methods = ContractMethods.Names.Select(ContractMethods.Find)
            .Append(typeof(ITigrisClient).GetMethod("SendAsync")!).Append(typeof(ITigrisClient).GetMethod("ReadStorageAsync")!);

        Assert.All(methods, method =>
        {
            Assert.True(typeof(Task).IsAssignableFrom(method.ReturnType), method.Name);
            Assert.EndsWith("Async", method.Name, StringComparison.Ordinal);
            var last = method.GetParameters()[^1];
            Assert.Equal((typeof(CancellationToken), "cancellationToken", false), (last.ParameterType, last.Name, last.HasDefaultValue));
        });
    }

    [Fact]
    public void The_factory_is_all_that_can_be_seen_of_the_client() =>
        Assert.Equal([typeof(TigrisClientFactory)], ClientAssembly.GetExportedTypes());

    [Invariant("retry")]
    [Fact]
    public void The_contract_has_every_operation_and_each_is_classified_once()
    {
        Assert.Equal(33, Operations.All.Count);
        Assert.Equal(33, Operations.All.Select(operation => operation.Name).Distinct().Count());
        Assert.Equal(33, Operations.All.Select(operation => (operation.Method, operation.Path)).Distinct().Count());
        Assert.Equal(typeof(Operations).GetFields().Length, Operations.All.Count);
        Assert.Equal(
            ["CreateAccessKey", "CreateOrganization", "CreatePolicy", "CreateSnapshot", "RotateAccessKey"],
            Operations.All.Where(operation => !operation.Repeatable).Select(operation => operation.Name).Order());
    }

    [Fact]
    public void An_operation_is_found_by_its_own_path_and_by_no_other() => Assert.All(Operations.All, operation =>
    {
        var path = operation.Path!.Replace("{org_id}", "a%2Fb", StringComparison.Ordinal).Replace('{', 'x').Replace('}', 'x');

        Assert.Same(operation, Operations.Of(operation.Method, path));
        Assert.Null(Operations.Of(operation.Method, path + "/more/than/that").Path);
        Assert.Null(Operations.Of("PATCH", path).Path);
    });

    [Theory]
    [MemberData(nameof(AllMethods))]
    public async Task Each_method_sends_its_own_operation(string method)
    {
        using var lab = new Lab(Answer.Sample());

        await ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken);

        var sent = Assert.Single(lab.Transport.Sent);
        var path = new Uri(sent.Url).AbsolutePath[new Uri(Lab.Base).AbsolutePath.Length..];
        Assert.Equal(Operations.Of(sent.Method, path).Name, Assert.Single(lab.Observer.Attempts).Operation);
    }

    [Fact]
    public async Task Together_the_methods_send_all_operations()
    {
        using var lab = new Lab(Answer.Sample());

        foreach (var method in ContractMethods.Names)
        {
            await ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            Operations.All.Select(operation => operation.Name).Order(),
            lab.Observer.Attempts.Select(attempt => attempt.Operation).Distinct().Order());
    }

    [Fact]
    public void Requests_are_declared_as_the_table_has_them()
    {
        var declared = ClientAssembly.GetTypes()
            .Where(type => type.IsInterface && type.Name.EndsWith("Api", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods())
            .Select(RefitRequest.Of)
            .Select(request => $"{request.Method} {request.Path}");

        Assert.Equal(Operations.All.Select(operation => $"{operation.Method} {operation.Path}").Order(), declared.Order());
    }

    [Fact]
    public void Every_wire_record_is_in_the_serializer_s_context()
    {
        var records = ClientAssembly.GetTypes()
            .Where(type => type.Namespace == "Tigris.Client.Wire" && !type.IsInterface && !type.Name.StartsWith('<'));

        Assert.All(records, record => Assert.NotNull(WireContext.Default.GetTypeInfo(record)));
    }

    public static TheoryData<string> AllMethods => [.. ContractMethods.Names];
}
