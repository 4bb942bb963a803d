Describe 'The sample TenantLifecycle.ps1' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        Import-Module -Name $Manifest
        $emulator = Open-Emulator
        $sample = "$Root/samples/TenantLifecycle.ps1"
        Set-StrictMode -Version Latest
        $output = & $sample 2>&1
        Set-StrictMode -Off
    }

    AfterAll {
        Disconnect-Tigris
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    It 'writes the documented objects' {
        @($output | Where-Object { $_ -is [Tigris.ProvisionedTenant] }).Count | Should -Be 12
        @($output | Where-Object { $_ -is [Tigris.ProvisionedBucket] }).Count | Should -Be 3
        @($output | Where-Object { $_ -is [Tigris.OrganizationMeasure] }).Count | Should -Be 11
        @($output | Where-Object { $_ -is [Tigris.OffboardingResult] }).Status | Should -Be 'BucketsKept', 'BucketsKept', 'Completed', 'Completed'
        @($output | Where-Object { $_ -is [Tigris.Invoice] }).Count | Should -Be 13
        @($output | Where-Object { $_ -is [Management.Automation.ErrorRecord] }).Count | Should -Be 1
        @($output -like 'OK: *').Count | Should -BeGreaterOrEqual 28
    }

    It 'leaves the documented state' {
        Connect-Tigris -FromEnvironment -UserRole Admin
        @(Get-TigrisOrganization).Count | Should -Be 9
        @(Get-TigrisOrganization -IncludeInactive).Count | Should -Be 11
        @(Get-TigrisOrganization | Get-TigrisBucket).Count | Should -Be 12
    }

    It 'stops at a step with an unexpected result' {
        $fewer = Join-Path -Path $TestDrive -ChildPath 'tenants.csv'
        Import-Csv -Path "$Root/samples/tenants.csv" | Select-Object -First 3 | Export-Csv -Path $fewer
        { & $sample -Path $fewer } | Should -Throw '*eleven tenants*'
    }
}

Describe 'Pipelines against a server' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        Import-Module -Name $Manifest
        $emulator = Open-Emulator
        Connect-Tigris -FromEnvironment -UserRole Admin
    }

    AfterAll {
        Disconnect-Tigris
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    It 'write their output in input order with each throttle limit' -ForEach 1, 3, 64 {
        $limit = $_
        $rows = 1..40 | ForEach-Object { [pscustomobject]@{ OrganizationId = "limit-$limit-$_"; OrganizationName = "Number $_" } }
        $made = $rows | New-TigrisOrganization -ThrottleLimit $limit
        $made.OrganizationId | Should -Be $rows.OrganizationId
        $made.OrganizationName | Should -Be $rows.OrganizationName
    }

    It 'bind by the names of a CSV, also in the vendor''s spelling' {
        $row = 'org_id,org_name,bucket_name,regions', 'snake-case,"Snake, Case & Co",snake-bucket,"iad,fra"' | ConvertFrom-Csv
        $row | New-TigrisBucket | ForEach-Object BucketName | Should -Be 'snake-bucket'
        $bucket = Get-TigrisBucket -OrganizationId snake-case
        $bucket.Region | Should -Be 'iad', 'fra'
        (Get-TigrisOrganization -OrganizationId snake-case).OrganizationName | Should -Be 'Snake, Case & Co'
    }

    It 'change nothing with -WhatIf' {
        $null = New-TigrisOrganization -OrganizationId what-if -OrganizationName 'What If' -Quota 1GB
        Set-TigrisOrganization -OrganizationId what-if -Quota 2GB -WhatIf
        Disable-TigrisOrganization -OrganizationId what-if -WhatIf
        $organization = Get-TigrisOrganization -OrganizationId what-if
        $organization.Quota | Should -Be 1GB
        $organization.Active | Should -BeTrue
    }

    It 'report the failed record and continue with the others' {
        $null = New-TigrisOrganization -OrganizationId there -OrganizationName There
        $found = 'there', 'not-there', 'there' | Get-TigrisOrganization -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Count | Should -Be 2
        $failures.TargetObject | Should -Be 'not-there'
    }

    It 'change nothing in a host that cannot prompt' {
        $null = New-TigrisOrganization -OrganizationId careful -OrganizationName Careful
        $answer = Invoke-FreshPowerShell -Script "
            Import-Module -Name '$Manifest'
            Disable-TigrisOrganization -OrganizationId careful -ErrorAction SilentlyContinue -ErrorVariable refused
            @{ Id = `$refused[0].FullyQualifiedErrorId; Active = (Get-TigrisOrganization -OrganizationId careful).Active }"
        $answer.Id | Should -BeLike 'ConfirmationRequired,*'
        $answer.Active | Should -BeTrue
    }
}
