using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CsCheck;
using Tigris.PowerShell.Tests.Conventions;

namespace Tigris.PowerShell.Tests.Probes;

/// <summary>Passes random values to parameters. A value is accepted, or refused with a message of the module.</summary>
public sealed class BindingProbes : IDisposable
{
    private readonly Engine _engine = new();

    public static TheoryData<string> Transformed => [.. Attributes().Select(pair => pair.Key)];

    [Invariant("record-messages")]
    [Invariant("exact-input")]
    [Theory]
    [MemberData(nameof(Transformed))]
    public void A_random_value_is_transformed_or_refused(string type)
    {
        var attribute = Attributes()[type];
        Probe(3_000, Inputs.Any, value =>
        {
            try
            {
                attribute.Transform(null!, value);
            }
            catch (ArgumentTransformationMetadataException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        });
    }

    [Invariant("record-messages")]
    [Invariant("exact-input")]
    [Fact]
    public void A_random_document_is_checked_or_refused()
    {
        // Many at a time, because starting a pipeline takes longer than checking a document.
        const string Judge = "$input | ForEach-Object { try { Test-TigrisPolicy $_ } catch [System.Management.Automation.ParameterBindingException] { } }";
        Probe(
            50,
            Inputs.Any.Array[100],
            documents =>
            {
                lock (_engine)
                {
                    var ended = _engine.Run(Judge, documents);
                    Assert.Null(ended.Thrown);
                    Assert.All(ended.Errors, error => Assert.StartsWith("InvalidDocument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
                }
            });
    }

    public void Dispose() => _engine.Dispose();

    private static SortedDictionary<string, ArgumentTransformationAttribute> Attributes()
    {
        var found = new SortedDictionary<string, ArgumentTransformationAttribute>(StringComparer.Ordinal);
        foreach (var attribute in Surface.Cmdlets.SelectMany(Surface.Parameters).SelectMany(parameter => parameter.Attributes)
            .OfType<ArgumentTransformationAttribute>().Where(attribute => attribute.GetType().Namespace!.StartsWith("Tigris", StringComparison.Ordinal)))
        {
            found[attribute.GetType().Name] = attribute;
        }

        return found;
    }

    private static void Probe<T>(int stated, Gen<T> gen, Action<T> holds)
    {
        var cases = TestScale.Of(stated);
        var asked = 0;
        gen.Sample(
            value =>
            {
                System.Threading.Interlocked.Increment(ref asked);
                holds(value);
            },
            iter: cases);
        Assert.InRange(asked, cases, int.MaxValue);
        TestContext.Current.TestOutputHelper!.WriteLine($"{asked} random cases; a case that fails prints its seed.");
    }
}
