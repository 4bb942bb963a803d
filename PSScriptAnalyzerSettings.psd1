@{
    # Editors and tests/pester/Scripts.Tests.ps1 use these settings. The default rules apply; a script suppresses a rule with its reason.
    IncludeDefaultRules = $true
    Severity            = @('Error', 'Warning', 'Information')
}
