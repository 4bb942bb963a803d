using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security;
using System.Threading.Tasks;

namespace Tigris.DesktopHost;

internal static class Checks
{
    private const BindingFlags Internal = BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;

    public static void Run(Assembly commands, string module, Uri endpoint, string provider, string key)
    {
        Every_type_of_the_module_loads(commands);
        var factory = The_client_loads(commands, module);
        Calls_are_answered(factory, endpoint, provider, key);
        Requests_of_other_assemblies_are_not_resolved();
        The_older_reading_of_addresses_sends_nothing_elsewhere(factory, endpoint, provider, key);
    }

    // Windows PowerShell reads all types of a module's assembly. The import fails if one type can't be loaded.
    private static void Every_type_of_the_module_loads(Assembly commands) =>
        Passed(commands.GetTypes().Any(type => type.Name == "ConnectTigrisCommand"), "the commands are there");

    private static ITigrisClientFactory The_client_loads(Assembly commands, string module)
    {
        var loader = commands.GetType("Tigris.PowerShell.ClientLoader", throwOnError: true);
        var factory = (ITigrisClientFactory)loader.GetProperty("Factory", Internal).GetValue(null);
        var folder = Path.GetDirectoryName(factory.GetType().Assembly.Location);
        Passed(folder == Path.Combine(module, "lib", "net472"), $"the client is that of {folder}");
        return factory;
    }

    private static void Calls_are_answered(ITigrisClientFactory factory, Uri endpoint, string provider, string key)
    {
        using var client = factory.Create(new TigrisClientOptions(endpoint, provider, Secret(key)));
        var today = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero);
        Wait(async () =>
        {
            foreach (var id in new[] { "acme", "a/b ü", "it's (50%) + more" })
            {
                await client.Organizations.CreateAsync(id, new OrganizationRequest { OrganizationName = id }, new Actor("admin", UserRole.Admin), default);
                var organization = await client.Organizations.GetAsync(id, default);
                Passed(organization.OrganizationId == id, $"'{id}' reaches its own endpoint");
                await client.Billing.GetUsageAsync(id, today.AddDays(-2), today, default);
            }

            var calls = Enumerable.Range(0, 64).Select(_ => client.Organizations.GetAsync("acme", default));
            Passed((await Task.WhenAll(calls)).All(organization => organization.OrganizationId == "acme"), "64 calls at once are answered");
            Passed(await Refused(() => client.Organizations.GetAsync("missing", default)) is TigrisNotFoundException, "a refusal is the model's exception");
        });
    }

    // From the folder and not loaded yet: Mono resolves loaded assemblies before it calls a handler.
    private static void Requests_of_other_assemblies_are_not_resolved()
    {
        const string Unloaded = "System.Net.ServerSentEvents";
        Passed(AppDomain.CurrentDomain.GetAssemblies().All(assembly => assembly.GetName().Name != Unloaded), $"{Unloaded} was not needed so far");
        Exception refused = null;
        try
        {
            Assembly.Load(Unloaded);
        }
        catch (FileNotFoundException exception)
        {
            refused = exception;
        }

        Passed(refused is not null, "what others ask for is not answered");
    }

    private static void The_older_reading_of_addresses_sends_nothing_elsewhere(ITigrisClientFactory factory, Uri endpoint, string provider, string key)
    {
        AddressReading.UseDotNetFramework40();
        Passed(new Uri("http://localhost/a%2Fb").AbsolutePath == "/a/b", "addresses are read as in Windows PowerShell");
        using var client = factory.Create(new TigrisClientOptions(endpoint, provider, Secret(key)));
        Wait(async () =>
        {
            foreach (var id in new[] { "a/b", "a\\b", "../acme" })
            {
                Passed(
                    await Refused(() => client.Organizations.GetAsync(id, default)) is TigrisInvalidIdentifierException,
                    $"'{id}' is refused rather than sent elsewhere");
            }

            foreach (var path in new[] { "/orgs/x%2F..%2Facme", "/orgs/x%2Facme", "/orgs/x%5Cacme" })
            {
                Passed(
                    await Refused(() => client.SendAsync(new RawRequest("GET", path), default)) is TigrisArgumentException,
                    $"'{path}' is refused rather than sent elsewhere");
            }

            Passed((await client.Organizations.GetAsync("acme", default)).OrganizationId == "acme", "an ordinary id works");
        });
    }

    private static async Task<Exception> Refused(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (TigrisException exception)
        {
            return exception;
        }
    }

    private static void Wait(Func<Task> calls)
    {
        var done = Task.Run(calls);
        if (!done.Wait(TimeSpan.FromMinutes(2)))
        {
            throw new TimeoutException("The calls did not end.");
        }
    }

    private static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        return secret;
    }

    private static void Passed(bool condition, string what)
    {
        Console.WriteLine(what);
        if (!condition)
        {
            throw new InvalidOperationException("Failed: " + what);
        }
    }
}
