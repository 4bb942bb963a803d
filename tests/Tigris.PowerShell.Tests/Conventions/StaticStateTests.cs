using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that the connections of a process share immutable state only.</summary>
public sealed class StaticStateTests : EmulatorTest
{
    // The value of a field of these types is immutable.
    private static readonly HashSet<Type> Immutable = [typeof(string), typeof(Regex), typeof(TimeSpan), typeof(Uri), typeof(DateTimeOffset), typeof(decimal), typeof(System.Text.UTF8Encoding)];

    // Arrays and sets that only their initializer fills. All of them are private or read-only.
    private static readonly string[] Tables = ["[]", "HashSet`1", "Dictionary`2", "IReadOnlyList`1", "IReadOnlyDictionary`2", "IEqualityComparer`1", "Lookup"];

    // The reason for each exception.
    private static readonly Dictionary<string, string> Known = new()
    {
        ["AccessKeyScopes.Known : String[]"] = "A table that no code writes to.",
        ["BoundRecord.Command : Func`2"] = "Compiled access to members of engine types; the same for all of a process.",
        ["BucketRoles.Known : String[]"] = "A table that no code writes to.",
        ["Call.OptionKey : HttpRequestOptionsKey`1"] = "A name.",
        ["CallObserver.Flow : AsyncLocal`1"] = "The observer of an asynchronous flow, which no other flow reads.",
        ["ClientLoader.Loaded : Lazy`1"] = "The client's code, which is loaded once. Its factory has no state.",
        ["ClientLoader.LoadedForCalls : Lazy`1"] = "The same factory, after the libraries for calls are loaded.",
        ["ClientLoader.LoadedForSchemas : Lazy`1"] = "The same factory, after the libraries for JSON schemas are loaded.",
        ["InputPosition.CurrentObject : Func`2"] = "A getter of an engine type; the same for all of a process.",
        ["JsonGraphWriter.Readable : JsonWriterOptions"] = "A value that is copied where it is used.",
        ["JsonScalar.None : Object"] = "A marker.",
        ["RateLimiters.ByClock : ConditionalWeakTable`2"] = "The limiter of each endpoint and provider, which all clients of the process share on purpose.",
        ["Regions.Known : String[]"] = "A table that no code writes to.",
        ["RetryHandler.ProgressKey : ResiliencePropertyKey`1"] = "A name.",
        ["RunspaceConnections.ByRunspace : ConditionalWeakTable`2"] = "Keyed by runspace, and gone with it: each finds its own connection only.",
        ["SchemaDocument.Options : EvaluationOptions"] = "Options that no code changes.",
        ["StorageClasses.Known : String[]"] = "A table that no code writes to.",
        ["CsvCells.InvariantText : MethodInfo"] = "A method of this module.",
        ["TextFile.BigEndian : Encoding"] = "An encoding, which is read-only.",
        ["TextFile.LittleEndian : Encoding"] = "An encoding, which is read-only.",
        ["ViewColor.Style : Type"] = "Whether this engine has $PSStyle; the same for all of a process.",
    };

    [Invariant("connection")]
    [Fact]
    public void No_type_of_the_product_has_mutable_static_state()
    {
        Run("Get-TigrisOrganization").ThrowIfFailed();
        Run("Test-TigrisPolicy '{}'");
        var assemblies = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name is "Tigris.PowerShell" or "Tigris.Workflows" or "Tigris.Model" or "Tigris.Client").ToArray();

        // The types of fields need the libraries of JSON schemas, which no command above loads.
        _ = assemblies.Single(assembly => assembly.GetName().Name == "Tigris.PowerShell").GetType("Tigris.PowerShell.ClientLoader")!
            .GetProperty("Schemas")!.GetValue(null);
        var mutable = assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && !(field.IsInitOnly && IsConstant(field)) && !field.Name.StartsWith("<>", StringComparison.Ordinal))
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name} : {field.FieldType.Name}{(field.IsInitOnly ? "" : " (writable)")}");

        Assert.Equal(4, assemblies.Length);
        Assert.Equal(Known.Keys.Order(StringComparer.Ordinal), mutable.Distinct().Order(StringComparer.Ordinal));
    }

    private static bool IsConstant(FieldInfo field) =>
        field.FieldType.IsPrimitive || field.FieldType.IsEnum || Immutable.Contains(field.FieldType)
        || (Tables.Any(table => field.FieldType.Name.EndsWith(table, StringComparison.Ordinal)) && (field.IsPrivate || field.FieldType.IsInterface))
        || IsImmutableRecord(field.FieldType);

    // Own types without settable members.
    private static bool IsImmutableRecord(Type type) =>
        type.Namespace?.StartsWith("Tigris", StringComparison.Ordinal) == true
        && type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).All(field => field.IsInitOnly);

    private static bool IsGenerated(Type type) =>
        type.Name.StartsWith('<') || type.IsDefined(typeof(CompilerGeneratedAttribute)) || (type.DeclaringType is { } outer && IsGenerated(outer))
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute));
}
