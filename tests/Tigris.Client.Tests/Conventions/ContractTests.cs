using System;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Refit;
using Tigris.Client.Http;
using Tigris.Client.Json;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Conventions;

public sealed class ContractTests
{
    private static readonly Assembly ClientAssembly = typeof(TigrisClientFactory).Assembly;

    [Invariant("stop")]
    [Fact]
    public void Every_call_can_be_canceled()
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
    public void The_factory_is_the_only_public_type_of_the_client() =>
        Assert.Equal([typeof(TigrisClientFactory)], ClientAssembly.GetExportedTypes());

    [Fact]
    public void Each_operation_has_its_own_name_and_path()
    {
        Assert.Equal(RefitRequest.All.Select(request => request.Operation.Name).Order(), Operations.All.Select(operation => operation.Name).Order());
        Assert.Distinct(Operations.All.Select(operation => operation.Name));
        Assert.Distinct(Operations.All.Select(operation => (operation.Method, operation.Path)));
    }

    [Invariant("retry")]
    [Fact]
    public void A_POST_is_repeatable_only_if_its_declaration_states_it()
    {
        var methods = typeof(Declarations).GetMethods(DeclaredHere).Select(Operation.Of).ToDictionary(operation => operation.Name);

        Assert.Equal((false, false), (methods["Create"].Repeatable, methods["Create"].IsRead));
        Assert.Equal((true, false), (methods["Replace"].Repeatable, methods["Replace"].IsRead));
        Assert.Equal((true, true), (methods["Search"].Repeatable, methods["Search"].IsRead));
        Assert.Equal((true, true), (methods["Get"].Repeatable, methods["Get"].IsRead));
        Assert.Equal((true, false), (methods["Put"].Repeatable, methods["Put"].IsRead));
        Assert.Equal((true, false), (methods["Delete"].Repeatable, methods["Delete"].IsRead));
    }

    [Fact]
    public void A_method_without_a_declaration_throws() =>
        Assert.Contains("Forgotten", Assert.Throws<InvalidOperationException>(() => Operation.Of(typeof(Undeclared).GetMethod("Forgotten")!)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_operation_is_found_by_its_own_path_and_by_no_other() => Assert.All(Operations.All, operation =>
    {
        var path = operation.Path!.Replace("{organizationId}", "a%2Fb", StringComparison.Ordinal).Replace('{', 'x').Replace('}', 'x');

        Assert.Same(operation, Operations.Of(operation.Method, path));
        Assert.Null(Operations.Of(operation.Method, path + "/more/than/that").Path);
        Assert.Null(Operations.Of("PATCH", path).Path);
    });

    [Theory]
    [MemberData(nameof(AllMethods))]
    public async Task Each_method_sends_its_own_operation(string method)
    {
        using var lab = new Lab(Responses.Sample());

        await ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken);

        var sent = Assert.Single(lab.Transport.Sent);
        var path = new Uri(sent.Url).AbsolutePath[new Uri(Lab.Base).AbsolutePath.Length..];
        Assert.Equal(Operations.Of(sent.Method, path).Name, Assert.Single(lab.Observer.Attempts).Operation);
    }

    [Fact]
    public async Task Together_the_methods_send_all_operations()
    {
        using var lab = new Lab(Responses.Sample());

        foreach (var method in ContractMethods.Names)
        {
            await ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            Operations.All.Select(operation => operation.Name).Order(),
            lab.Observer.Attempts.Select(attempt => attempt.Operation).Distinct().Order());
    }

    [Fact]
    public void Every_wire_record_is_in_the_serializer_s_context()
    {
        var records = ClientAssembly.GetTypes()
            .Where(type => type.Namespace == "Tigris.Client.Wire" && !type.IsInterface && !type.Name.StartsWith('<'));

        Assert.All(records, record => Assert.NotNull(WireContext.Default.GetTypeInfo(record)));
    }

    public static TheoryData<string> AllMethods => [.. ContractMethods.Names];

    private const BindingFlags DeclaredHere = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private abstract class Declarations
    {
        [Post("/x"), Operation("Create")]
        public abstract Task CreateAsync();

        [Post("/x"), Operation("Replace", IsRepeatable = true)]
        public abstract Task ReplaceAsync();

        [Post("/x"), Operation("Search", IsRead = true)]
        public abstract Task SearchAsync();

        [Get("/x"), Operation("Get")]
        public abstract Task GetAsync();

        [Put("/x"), Operation("Put")]
        public abstract Task PutAsync();

        [Delete("/x"), Operation("Delete")]
        public abstract Task DeleteAsync();
    }

    private abstract class Undeclared
    {
        [Get("/x")]
        public abstract Task Forgotten();
    }
}
