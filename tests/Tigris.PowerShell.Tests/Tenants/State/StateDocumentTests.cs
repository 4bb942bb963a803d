using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Tests that a mistake in a document is an error with line and path, and that nothing is sent.</summary>
public sealed class StateDocumentTests : StateTest
{
    private const string Good = "{\"organizationId\":\"good\"}\n";

    [Invariant("desired-state")]
    [Theory]
    [InlineData("{\"organizationId\":\"a\",\"quota\":-1}", "Line 2, $.quota")]
    [InlineData("{\"organizationId\":\"a\",\"quota\":1.5}", "Line 2, $.quota")]
    [InlineData("{\"organizationId\":\"a\",\"quota\":9223372036854775808}", "Line 2, $.quota")]
    [InlineData("{\"organizationId\":\"a\",\"quota\":1e400}", "Line 2, $.quota")]
    [InlineData("{\"organizationId\":\"a\",\"quota\":\"1,5 GB\"}", "Line 2, $.quota")]
    [InlineData("{\"organizationId\":\"a\",\"quota\":true}", "Line 2, $.quota")]
    [InlineData("{\"organizationId\":\"a\",\"qouta\":1}", "Line 2, $.qouta")]
    [InlineData("{\"organizationId\":\"a\",\"Quota\":1}", "Line 2, $.Quota")]
    [InlineData("{\"organizationId\":\"a\",\"active\":\"true\"}", "Line 2, $.active")]
    [InlineData("{\"organizationId\":\"a\",\"active\":null}", "Line 2, $.active")]
    [InlineData("{\"organizationId\":7}", "Line 2, $.organizationId")]
    [InlineData("{\"organizationId\":\"\"}", "Line 2, $.organizationId")]
    [InlineData("{\"quota\":7}", "Line 2, $:")]
    [InlineData("{\"organizationId\":\"a\",\"organizationId\":\"b\"}", "Line 2, $.organizationId")]
    [InlineData("{\"organizationId\":\"good\"}", "Line 2, $.organizationId")]
    [InlineData("{\"organizationId\":\"a\",\"providerId\":\"other\"}", "Line 2, $.providerId")]
    [InlineData("{\"organizationId\":\"a\",\"plan\":\"gold\"}", "Line 2, $.plan")]
    [InlineData("{\"organizationId\":\"a\",\"bucket\":{}}", "Line 2, $.bucket")]
    [InlineData("{\"organizationId\":\"a\",\"bucket\":[{\"public\":true}]}", "Line 2, $.bucket[0]")]
    [InlineData("{\"organizationId\":\"a\",\"bucket\":[{\"bucketName\":\"x\",\"region\":\"fra\"}]}", "Line 2, $.bucket[0].region")]
    [InlineData("{\"organizationId\":\"a\",\"bucket\":[{\"bucketName\":\"x\"},{\"bucketName\":\"X\"}]}", "Line 2, $.bucket[1].bucketName")]
    [InlineData("{\"organizationId\":\"a\",\"bucket\":[{\"bucketName\":\"x\",\"notification\":{\"token\":\"t\"}}]}", "Line 2, $.bucket[0].notification.token")]
    [InlineData("{\"organizationId\":\"a\",\"bucket\":[{\"bucketName\":\"x\",\"lifecycleRule\":[{\"ruleId\":\"r\",\"expireOn\":\"2027-02-30\"}]}]}", "Line 2, $.bucket[0].lifecycleRule[0].expireOn")]
    [InlineData("{\"organizationId\":\"a\",\"bucket\":[{\"bucketName\":\"x\",\"lifecycleRule\":[{\"ruleId\":\"r\"},{\"ruleId\":\"r\"}]}]}", "Line 2, $.bucket[0].lifecycleRule[1].ruleId")]
    [InlineData("{\"organizationId\":\"a\",\"accessKey\":[{\"keyName\":\"k\"},{\"keyName\":\"k\"}]}", "Line 2, $.accessKey[1].keyName")]
    [InlineData("{\"organizationId\":\"a\",\"accessKey\":[{\"keyName\":\"k\",\"secretAccessKey\":\"tsec_x\"}]}", "Line 2, $.accessKey[0].secretAccessKey")]
    [InlineData("{\"organizationId\":\"a\",\"policy\":[{\"policyName\":\"p\"},{\"policyName\":\"p\"}]}", "Line 2, $.policy[1].policyName")]
    [InlineData("{\"organizationId\":\"a\",\"policy\":[{\"policyName\":\"p\",\"document\":\"x\"}]}", "Line 2, $.policy[0].document")]
    [InlineData("{\"organizationId\":\"a\",\"acceptedDeviation\":[{\"path\":\"quota\"}]}", "Line 2, $.acceptedDeviation[0]")]
    [InlineData("{\"organizationId\":\"a\",\"acceptedDeviation\":[{\"path\":\"quota\",\"reason\":\"r\",\"author\":\"a\",\"expiresOn\":\"31.12.2026\"}]}", "Line 2, $.acceptedDeviation[0].expiresOn")]
    [InlineData("{\"organizationId\":\"a\"", "Line 2, $")]
    [InlineData("{\"organizationId\":\"a\"} {}", "Line 2, $")]
    [InlineData("{'organizationId':'a'}", "Line 2, $")]
    [InlineData("// a comment", "Line 2, $")]
    [InlineData("[{\"organizationId\":\"a\"}]", "Line 2, $")]
    [InlineData("{", "Line 2, $")]
    [InlineData("null", "Line 2, $")]
    [InlineData("\"a\"", "Line 2, $")]
    [InlineData("{\"organizationId\":\"\\ud800\"}", "Line 2, $")]
    public void Mistake_is_an_error_with_line_and_path(string line, string place)
    {
        Write("tenants.jsonl", Good + line + "\n");

        foreach (var mode in new[] { "Named", "Complete" })
        {
            var outcome = Compare("-Mode " + mode);

            Assert.Equal("InvalidStateDocument", outcome.ErrorId);
            Assert.Contains(place, outcome.Error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("tsec_", outcome.Error.ToString(), StringComparison.Ordinal);
            Assert.Empty(outcome.Output);
        }

        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("tenants.jsonl", "{\n  \"organizationId\": \"a\",\n  \"quota\": 1\n}\n", "a line, as an object in { }")]
    [InlineData("tenants.jsonl", "[\n{\"organizationId\":\"a\"},\n{\"organizationId\":\"b\"}\n]\n", "a line, as an object in { }")]
    [InlineData("tenants.jsonl", "id,quota\nacme,1\nglobex,2\n", "ends in .csv")]
    [InlineData("tenants.jsonl", "organizationId: acme\nquota: 1\n", "a line, as an object in { }")]
    [InlineData("tenants.csv", "{\"organizationId\":\"a\"}\n{\"organizationId\":\"b\"}\n", "ends in .jsonl")]
    [InlineData("tenants.csv", "[\n{\"organizationId\":\"a\"}\n]\n", "ends in .jsonl")]
    public void File_of_another_kind_gives_one_message(string name, string text, string advice)
    {
        var message = Compare(path: Write(name, text)).Error.ToString();

        Assert.Contains("Line 1, $", message, StringComparison.Ordinal);
        Assert.Contains(advice, message, StringComparison.Ordinal);
        Assert.DoesNotContain("Line 2", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"organizationId\":\"a\",}", "Line 2, $: The text isn't JSON at byte 23 of the line.")]
    [InlineData("{\"organizationId\":\"a\"} {}", "Line 2, $: ")]
    public void Syntax_error_has_its_position_in_the_line(string line, string start)
    {
        Write("tenants.jsonl", Good + line + "\n");

        var message = Compare().Error.ToString();

        Assert.Contains(start, message, StringComparison.Ordinal);
        Assert.DoesNotContain("line 1", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,name\nacme", "Line 2, $")]
    [InlineData("id,name\nacme,\"Ac", "Line 2, $")]
    [InlineData("id,Qouta\nacme,1\n", "Line 1, Qouta")]
    [InlineData("name,quota\nAcme,1\n", "Line 1, id")]
    [InlineData("id,quota\nacme,1,5\n", "Line 2, *")]
    [InlineData("id,quota\nacme,1.5e9\n", "Line 2, quota")]
    [InlineData("id,quota\nacme,\"1,07374E+11\"\n", "Line 2, quota")]
    [InlineData("id,active\nacme,WAHR\n", "Line 2, active")]
    [InlineData("id,plan\nacme,gold\n", "Line 2, plan")]
    [InlineData("id,name\n,Acme\n", "Line 2, id")]
    [InlineData("id,name\nacme,A\nacme,B\n", "Line 3, id")]
    [InlineData("id,org_id\nacme,A\n", "Line 1, org_id")]
    [InlineData("id,name\n", "Line 1, $")]
    public void Mistake_in_a_table_is_an_error_with_line_and_column(string text, string place)
    {
        var path = Write("tenants.csv", text);

        var outcome = Compare("-Mode Complete", path);

        Assert.Equal("InvalidStateDocument", outcome.ErrorId);
        Assert.Contains(place, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void Other_encodings_are_refused_and_a_byte_order_mark_is_not()
    {
        var text = Good + "{\"organizationId\":\"b\u00FCro\"}\n";
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UnicodeEncoding(false, false), Encoding.Latin1 })
        {
            File.WriteAllText(Document, text, encoding);
            Assert.Contains("UTF-8", Compare().Error.ToString(), StringComparison.Ordinal);
            File.WriteAllText(PathOf("t.csv"), "id,name\ng\u00FCnter,x\n", encoding);
            Assert.Contains("UTF-8", Compare(path: PathOf("t.csv")).Error.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(Server.Requests.Entries);
        File.WriteAllText(Document, text, new UTF8Encoding(true));
        Assert.Equal(2, Differences(Compare()).Length);
    }

    [Fact]
    public void File_that_was_cut_off_is_refused_in_the_mode_Complete()
    {
        CreateTenants();
        Export();
        var whole = File.ReadAllBytes(Document);
        Server.Requests.Clear();
        foreach (var length in new[] { 0, 1, whole.Length / 3, whole.Length / 2, whole.Length - 2, whole.Length - 1 })
        {
            File.WriteAllBytes(Document, whole[..length]);
            Assert.Equal("InvalidStateDocument", Compare("-Mode Complete").ErrorId);
        }

        Assert.Empty(Server.Requests.Entries);
        Assert.Empty(Differences(Compare()));
    }

    [Fact]
    public void Deep_and_huge_lines_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"Condition\":", 200)) + "1" + new string('}', 200);
        Write("tenants.jsonl", $"{Good}{{\"organizationId\":\"a\",\"policy\":[{{\"policyName\":\"p\",\"document\":{deep}}}]}}\n");
        Assert.Contains("Line 2, $", Compare().Error.ToString(), StringComparison.Ordinal);

        Write("tenants.jsonl", Good + "{\"organizationId\":\"" + new string('a', 17 * 1024 * 1024) + "\"}\n" + Good);
        Assert.Contains("Line 2, $", Compare().Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void Many_mistakes_are_named_together_up_to_a_number()
    {
        Write("tenants.jsonl", string.Concat(Enumerable.Range(0, 500).Select(index => $"{{\"organizationId\":\"t{index}\",\"quota\":\"x\"}}\n")));

        var message = Compare().Error.ToString();

        Assert.Contains("Line 20, $.quota", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Line 30, ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"plans\":{\"basic\":{\"quota\":\"x\"}}}", "Line 1, $.plans['basic'].quota")]
    [InlineData("{\n\"plans\": {\n\"basic\": { \"bucket\": { \"bucketName\": \"x\" } } } }", "Line 3, $.plans.basic.bucket.bucketName")]
    [InlineData("{\"plans\":[]}", "Line 1, $.plans")]
    [InlineData("{}", "Line 1, $")]
    [InlineData("", "Line 1, $")]
    public void Mistake_in_a_plan_is_an_error_with_line_and_path(string text, string place)
    {
        Write("tenants.jsonl", Good);
        var plans = Write("plans.json", text);

        var outcome = Compare($"-PlanPath '{plans}'");

        Assert.Equal("InvalidStateDocument", outcome.ErrorId);
        Assert.Contains($"'{plans}' isn't a valid file of plans", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains(place, outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Table_with_an_empty_first_line_is_refused_with_the_reason() =>
        Assert.Contains("The first line is empty", Compare(path: Write("tenants.csv", "\nacme,Acme\n")).Error.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Ids_that_are_easily_confused_give_a_warning()
    {
        Write("tenants.jsonl", "{\"organizationId\":\"acme\"}\n{\"organizationId\":\"Acme\"}\n{\"organizationId\":\"acme \"}\n");

        var warnings = Compare().Warnings;

        Assert.Contains(warnings, warning => warning.Contains("Line 2", StringComparison.Ordinal) && warning.Contains("'Acme'", StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.Contains("Line 3", StringComparison.Ordinal) && warning.Contains("blank", StringComparison.Ordinal));
    }
}
